import type { TimetableMeeting } from '#libs/matching/instance.js';

import type { Lock } from './read-locks.js';

/** A step of a draft, as it is stored: rows that went and rows that came, or a lock before and after. */
export interface DraftStep {
  kind: 'move' | 'swap' | 'add' | 'replace' | 'take-out' | 'fill' | 'lock' | 'unlock';
  out: TimetableMeeting[];
  in: TimetableMeeting[];
  lock?: { before: Lock | null; now: Lock | null };
  /** User, and moment in UTC. */
  by: string;
  at: string;
}
