import type { DataSource } from 'typeorm';

import { buildInstance } from '#libs/matching/build-instance.js';
import type { Instance, Timetable } from '#libs/matching/instance.js';
import { listPairs } from '#libs/matching/list-pairs.js';

import type { MatchingEngine } from './engine.js';
import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';
import { optionsOf, readSnapshot } from './run-round.js';

/** The round of an id, or the newest one that has a timetable for `latest`. */
async function roundWithTimetable(
  dataSource: DataSource,
  idOrLatest: string,
): Promise<Round & { timetable: Timetable }> {
  const query = dataSource
    .getRepository(Round)
    .createQueryBuilder('round')
    .addSelect('round.timetable')
    .orderBy('round.createdAt', 'DESC')
    .limit(1);
  if (idOrLatest === 'latest') query.where(`round.timetable is not null and round.origin = 'run'`);
  else query.where('round.id::text = :id', { id: idOrLatest });
  const round = await query.getOne();
  if (!round) throw new RoundError('round.unknown');
  if (!round.timetable) throw new RoundError('round.no-timetable');
  return Object.assign(round, { timetable: round.timetable });
}

/** A stored round in the instance format, for other tools to solve and verify. */
export async function exportRound(
  dataSource: DataSource,
  idOrLatest: string,
): Promise<{ instance: Instance; timetable: Timetable }> {
  const round = await roundWithTimetable(dataSource, idOrLatest);
  const snapshot = await readSnapshot(dataSource, round.id);
  if (!snapshot) throw new RoundError('round.no-timetable');
  return {
    instance: buildInstance(snapshot, listPairs(snapshot)),
    timetable: round.timetable,
  };
}

export type RoundFile = 'snapshot' | 'instance' | 'timetable';

/** One of the files of a round, as JSON. @throws RoundError `round.no-timetable` */
export async function readRoundFile(
  dataSource: DataSource,
  roundId: string,
  file: RoundFile,
): Promise<{ number: number; content: string }> {
  const round = await roundWithTimetable(dataSource, roundId);
  const content =
    file === 'timetable'
      ? round.timetable
      : file === 'instance'
        ? (await exportRound(dataSource, roundId)).instance
        : await readSnapshot(dataSource, roundId);
  return { number: round.number, content: JSON.stringify(content) };
}

export interface Replay {
  /** Null where the round was stopped early: when that was is no part of what can be replayed. */
  identical: boolean | null;
  /** Moves done when it was stopped early. */
  stoppedAt: number | null;
  stored: { value: number; bound: number; meetings: number };
  replayed: { value: number; bound: number; meetings: number };
}

/** Computes a stored round again from its snapshot and compares every meeting, the value and the bound. */
export async function replayRound(
  dataSource: DataSource,
  engine: MatchingEngine,
  idOrLatest: string,
): Promise<Replay> {
  const round = await roundWithTimetable(dataSource, idOrLatest);
  const snapshot = await readSnapshot(dataSource, round.id);
  if (!snapshot) throw new RoundError('round.no-timetable');
  const { timetable } = await engine.run(snapshot, optionsOf(round));
  return {
    identical:
      round.stoppedAt === null ? fingerprint(timetable) === fingerprint(round.timetable) : null,
    stoppedAt: round.stoppedAt,
    stored: summary(round.timetable),
    replayed: summary(timetable),
  };
}

/** What must be the same whatever the machine; the time a run took is not. */
export function fingerprint({ meetings, value, bound, seed }: Timetable): string {
  const rows = meetings.map((m) =>
    [m.a, m.b, m.slot, m.table, m.aDelegate, m.bDelegate, m.interpreter ?? ''].join(' '),
  );
  return JSON.stringify([rows, value, bound, seed]);
}

function summary({ value, bound, meetings }: Timetable) {
  return { value, bound, meetings: meetings.length };
}
