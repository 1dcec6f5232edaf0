import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { DataSource } from 'typeorm';

import type {
  RoundProposal,
  RoundSnapshot,
  ScoredPair,
  SolveOptions,
} from '#libs/matching/snapshot.js';

import { recordEvent } from '#libs/webhooks/record-event.js';

import type { MatchingEngine } from './engine.js';
import { Round } from './round.entity.js';
import { hashSnapshot } from './hash-snapshot.js';
import { takeSnapshot } from './take-snapshot.js';
import { watchRound } from './watch-round.js';

export type RunResult = 'proposed' | 'failed' | 'cancelled' | 'not-wanted';

/**
 * Runs a round from its snapshot to its proposal. Safe to repeat: the snapshot is written once, the
 * proposal in one statement that holds only while the round still runs. Killed at any moment it leaves
 * nothing half-written, and the next run gives the same answer.
 * @param shutdown aborts the engine when the process must end; the job is then left for the next one
 */
export async function runRoundJob(
  dataSource: DataSource,
  engine: MatchingEngine,
  roundId: string,
  shutdown: AbortSignal,
): Promise<RunResult> {
  const round = await begin(dataSource, roundId);
  if (!round) return 'not-wanted';
  const cancelled = new AbortController();
  const watch = watchRound(dataSource, roundId, cancelled);
  try {
    const snapshot = await snapshotOf(dataSource, round);
    const signal = AbortSignal.any([cancelled.signal, shutdown]);
    const answer = await engine
      .run(snapshot, optionsOf(round), { ...watch, signal })
      .catch((error: unknown) => ({ error }));
    await watch.stop();
    if (cancelled.signal.aborted) return 'cancelled';
    if (!('error' in answer))
      return (await propose(dataSource, round, answer)) ? 'proposed' : 'cancelled';
    if (shutdown.aborted) throw answer.error;
    // The engine's answer to a snapshot is always the same, so another try would fail, too.
    await fail(dataSource, round, answer.error);
    return 'failed';
  } finally {
    // A database that does not answer ends the job, not the round: the sweep adds it again.
    await watch.stop();
  }
}

/** What decides, next to the snapshot, how the round comes out. */
export function optionsOf({ seed, budget, fair }: Round): SolveOptions {
  return { seed, budget, fair };
}

async function begin(dataSource: DataSource, roundId: string): Promise<Round | null> {
  const [, begun] = await dataSource.query<[unknown, number]>(
    `update round set state = 'running', started_at = coalesce(started_at, now())
     where id = $1 and state in ('queued', 'running')`,
    [roundId],
  );
  if (begun !== 1) return null;
  return dataSource
    .getRepository(Round)
    .findOneOrFail({ where: { id: roundId }, relations: { showcase: true } });
}

/** The stored snapshot, taken and stored first when there is none yet. */
async function snapshotOf(dataSource: DataSource, round: Round): Promise<RoundSnapshot> {
  const stored = await readSnapshot(dataSource, round.id);
  if (stored) return stored;
  const snapshot = await dataSource.transaction('REPEATABLE READ', (manager) =>
    takeSnapshot(manager, round.showcase.id, round),
  );
  await dataSource.query(
    `update round set snapshot = $2, snapshot_hash = $3 where id = $1 and snapshot is null`,
    [round.id, JSON.stringify(snapshot), hashSnapshot(snapshot)],
  );
  // Read back what was stored, so that a first run and a repeated one see the same bytes.
  const written = await readSnapshot(dataSource, round.id);
  if (!written) throw new Error(`Round ${round.id} has no snapshot`);
  return written;
}

export async function readSnapshot(
  dataSource: DataSource,
  roundId: string,
): Promise<RoundSnapshot | null> {
  const [row] = await dataSource.query<{ snapshot: RoundSnapshot | null }[]>(
    'select snapshot from round where id = $1',
    [roundId],
  );
  return row?.snapshot ?? null;
}

const compress = promisify(gzip);

/**
 * Writes the proposal, if the round still runs. Reasons of the pairs that meet are kept at hand, those of all
 * pairs compressed, for the questions why two do or do not meet.
 */
async function propose(
  dataSource: DataSource,
  { id, number, showcase }: Round,
  { timetable, quality, pairs, price, stoppedAt }: RoundProposal,
): Promise<boolean> {
  const scored = await compress(JSON.stringify(pairs));
  return dataSource.transaction(async (manager) => {
    const [, written] = await manager.query<[unknown, number]>(
      `update round set state = 'proposed', finished_at = now(), timetable = $2, reasons = $3,
         quality = $4, pairs = $5, fair_price = $6, stopped_at = $7, failure = null
       where id = $1 and state = 'running'`,
      [
        id,
        JSON.stringify(timetable),
        JSON.stringify(meetingPairs(timetable.meetings, pairs)),
        JSON.stringify(quality),
        scored,
        price ?? null,
        stoppedAt ?? null,
      ],
    );
    if (written !== 1) return false;
    const { meetings, value, bound } = quality;
    await recordEvent(manager, {
      showcaseId: showcase.id,
      type: 'round.proposed',
      data: { round: { id, number }, meetings, value, bound },
    });
    return true;
  });
}

function meetingPairs(meetings: { a: string; b: string }[], pairs: ScoredPair[]): ScoredPair[] {
  const met = new Set(meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  return pairs.filter(({ a, b }) => met.has(`${a} ${b}`));
}

async function fail(
  dataSource: DataSource,
  { id, number, showcase }: Round,
  error: unknown,
): Promise<void> {
  const { message, code: given } = error as Error & { code?: unknown };
  const code = typeof given === 'string' ? given : 'round.engine';
  await dataSource.transaction(async (manager) => {
    const [, written] = await manager.query<[unknown, number]>(
      `update round set state = 'failed', finished_at = now(), failure = $2
       where id = $1 and state = 'running'`,
      [id, JSON.stringify({ code, message })],
    );
    if (written === 1)
      await recordEvent(manager, {
        showcaseId: showcase.id,
        type: 'round.failed',
        data: { round: { id, number }, code },
      });
  });
}
