import { createHash } from 'node:crypto';

import type { DataSource } from 'typeorm';

import type { Timetable } from '#libs/matching/instance.js';
import { isAsLocked } from '#libs/matching/repair/lay-earlier.js';
import type { Sheet } from '#libs/rounds/desk.js';
import { type Lock, readLocks } from '#libs/rounds/read-locks.js';
import { Round } from '#libs/rounds/round.entity.js';

import { DraftError } from './draft-error.js';

/** A round with its steps and whose it is; null when there is none. */
export async function findDraft(dataSource: DataSource, roundId: string): Promise<Round | null> {
  return dataSource
    .getRepository(Round)
    .createQueryBuilder('round')
    .addSelect('round.steps')
    .innerJoinAndSelect('round.showcase', 'showcase')
    .leftJoinAndSelect('round.base', 'base')
    .where('round.id = :roundId', { roundId })
    .getOne();
}

/**
 * A draft that can still be changed.
 * @throws DraftError `draft.none` when it is none, or is published or discarded; `draft.changed` when it has
 * another revision
 */
export async function openDraft(
  dataSource: DataSource,
  roundId: string,
  revision?: number,
): Promise<Round> {
  const round = await findDraft(dataSource, roundId);
  if (!round || round.origin === 'run' || round.state !== 'proposed') {
    throw new DraftError('draft.none');
  }
  if (revision !== undefined && revision !== round.revision) throw new DraftError('draft.changed');
  return round;
}

/** A round's timetable with its locked meetings, for the desk: another revision or other locks are another one. */
export async function sheetOf(
  dataSource: DataSource,
  round: { id: string; revision: number; showcase: { id: string } },
): Promise<Sheet> {
  const locks = await readLocks(dataSource.manager, round.showcase.id);
  const hash = createHash('sha256').update(JSON.stringify(locks)).digest('base64url').slice(0, 16);
  return {
    roundId: round.id,
    revision: `${round.revision}/${hash}`,
    read: async () => {
      const { meetings } = await readTimetable(dataSource, round.id);
      return { meetings, locked: locksOf(meetings, locks) };
    },
  };
}

export async function readTimetable(dataSource: DataSource, roundId: string): Promise<Timetable> {
  const [row] = await dataSource.query<{ timetable: Timetable }[]>(
    'select timetable from round where id = $1 and timetable is not null',
    [roundId],
  );
  if (!row) throw new DraftError('draft.none');
  return row.timetable;
}

/** Locks that a timetable keeps: one that was made elsewhere, and that it does not know, binds later rounds only. */
export function locksOf(meetings: Timetable['meetings'], locks: Lock[]): Lock[] {
  return locks.filter((lock) => meetings.some((row) => isAsLocked(row, lock)));
}
