import type { DataSource, EntityManager } from 'typeorm';

import {
  profileChanges,
  profileJson,
  type ProfileChange,
  type ProfileJson,
} from './profile-json.js';
import { RegistrationError } from './registration-error.js';

export interface UnseenChanges {
  changes: ProfileChange[];
  /** Names what was read: marking as seen says it again, so that nothing newer is marked with it. */
  state: string;
}

const stateOf = (profile: string) => `md5((${profile})::text)`;

/**
 * Tells an organiser what changed in a registration since it was last seen. Where there is nothing to tell it counts as seen; else it stays marked until somebody says so.
 */
export async function readChanges(
  { manager }: DataSource,
  participantId: string,
): Promise<UnseenChanges> {
  const [row] = await manager.query<
    { before: ProfileJson | null; now: ProfileJson; state: string }[]
  >(
    `select before, now, ${stateOf('now')} as state
     from (select p.seen_profile as before, ${profileJson} as now from participant p where p.id = $1) said`,
    [participantId],
  );
  if (!row) return { changes: [], state: '' };
  const changes = row.before ? profileChanges(row.before, row.now) : [];
  if (changes.length === 0) await keepSeen(manager, participantId, row.state);
  return { changes, state: row.state };
}

/**
 * All that changed up to a state has been seen; what changes later is new.
 * @throws RegistrationError `registration.changed` where something has changed since that state was read
 */
export async function markSeen(
  { manager }: DataSource,
  participantId: string,
  state: string,
): Promise<void> {
  if (!(await keepSeen(manager, participantId, state)))
    throw new RegistrationError('registration.changed');
}

/** @returns false where the profile says something else by now, and nothing was kept */
async function keepSeen(
  manager: EntityManager,
  participantId: string,
  state: string,
): Promise<boolean> {
  const [, kept] = await manager.query<[unknown, number]>(
    `update participant p set seen_at = now(), seen_profile = ${profileJson}
     where p.id = $1 and ${stateOf(profileJson)} = $2`,
    [participantId, state],
  );
  return kept === 1;
}
