import type { DataSource, EntityManager } from 'typeorm';

import {
  profileChanges,
  profileJson,
  type ProfileChange,
  type ProfileJson,
} from './profile-json.js';

/**
 * Tells an organiser what changed in a registration since it was last seen. Where there is nothing to tell it counts as seen; else it stays marked until somebody says so.
 */
export async function readChanges(
  dataSource: DataSource,
  participantId: string,
): Promise<ProfileChange[]> {
  return dataSource.transaction(async (manager) => {
    const [row] = await manager.query<{ before: ProfileJson | null; now: ProfileJson }[]>(
      `select p.seen_profile as before, ${profileJson} as now from participant p where p.id = $1`,
      [participantId],
    );
    const changes = row?.before ? profileChanges(row.before, row.now) : [];
    if (changes.length === 0) await keepSeen(manager, participantId);
    return changes;
  });
}

/** All that changed so far has been seen; what changes later is new. */
export async function markSeen(dataSource: DataSource, participantId: string): Promise<void> {
  await keepSeen(dataSource.manager, participantId);
}

async function keepSeen(manager: EntityManager, participantId: string): Promise<void> {
  await manager.query(
    `update participant p set seen_at = now(), seen_profile = ${profileJson} where p.id = $1`,
    [participantId],
  );
}
