import { findGuide } from '../guide.js';
import { compile } from '../model.js';
import type { OpenRound } from '../open-round.js';
import type { Quality } from '../snapshot.js';
import { judge } from './verified.js';

export interface DraftQuestion {
  ask: 'draft';
  /** Whether people have been told the round's timetable: then every change of it counts. */
  told: boolean;
  /** The round's proven bound. */
  bound: number;
}

export interface DraftAnswer {
  /** JSON of the snapshot that the draft is judged by. */
  snapshot: string;
  bound: number;
  /** Of the timetable as it is. */
  quality: Quality;
}

/**
 * The round as its draft sees it: locks are the showcase's from now on, and changes count against what people
 * have been told. Its bound holds as long as nothing was locked and no earlier meeting earned anything.
 */
export function openDraft(open: OpenRound, { told, bound }: DraftQuestion): DraftAnswer {
  const { snapshot, timetable } = open;
  const previous = told ? timetable.meetings : snapshot.previous;
  const isFree = snapshot.locked.length === 0 && snapshot.previous.length === 0;
  const instance = { ...open.instance, locked: [], previous };
  const least = isFree ? bound : findGuide(compile(instance), 0).bound;
  return {
    snapshot: JSON.stringify({ ...snapshot, locked: [], previous }),
    bound: least,
    quality: judge(instance, timetable.meetings, least),
  };
}
