import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import type { Budget } from '#libs/matching/snapshot.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';

export interface StartRound {
  showcaseId: string;
  seed?: number | undefined;
  budget: Budget;
  /** Lifts the worst-off first. */
  fair?: boolean | undefined;
  userId: string;
}

/**
 * Writes a new round in state `queued`. One round of a showcase runs at a time: the showcase's row is
 * locked, so that of two starts at once one is refused.
 * @throws RoundError `round.running`, or `round.no-pairs` where no two firms could meet
 */
export async function startRound(dataSource: DataSource, start: StartRound): Promise<Round> {
  return dataSource.transaction(async (manager) => {
    const showcase = await manager.findOneOrFail(Showcase, {
      where: { id: start.showcaseId },
      lock: { mode: 'pessimistic_write' },
    });
    const [{ busy, last }] = await manager.query<[{ busy: number; last: number }]>(
      `select count(*) filter (where state in ('queued', 'running'))::int as busy,
         coalesce(max(number), 0)::int as last
       from round where showcase_id = $1`,
      [showcase.id],
    );
    if (busy > 0) throw new RoundError('round.running');
    if (!(await canPair(manager, showcase.id))) throw new RoundError('round.no-pairs');
    const round = await manager.save(
      manager.create(Round, {
        showcase,
        number: last + 1,
        // Any seed will do; the number of the round gives each its own, and it is stored.
        seed: start.seed ?? last + 1,
        budget: start.budget,
        fair: start.fair ?? false,
        startedBy: { id: start.userId },
      }),
    );
    await record(manager, {
      action: 'round.started',
      actedAs: 'organiser',
      actorId: start.userId,
      showcaseId: showcase.id,
      detail: { round: round.number },
    });
    return round;
  });
}

/** Whether both countries are there, and a slot and a table to meet at. */
async function canPair(manager: EntityManager, showcaseId: string): Promise<boolean> {
  const [{ possible }] = await manager.query<[{ possible: boolean }]>(
    `select exists (select from slot where showcase_id = $1)
       and exists (select from showcase_table where showcase_id = $1)
       and count(distinct c.country) = 2 as possible
     from participant p join company c on c.id = p.company_id
     where p.showcase_id = $1 and p.status = 'approved'`,
    [showcaseId],
  );
  return possible;
}

/**
 * Marks a waiting or running round as cancelled; the worker stops as soon as it sees that.
 * @throws RoundError `round.not-running`
 */
export async function cancelRound(
  dataSource: DataSource,
  { roundId, userId }: { roundId: string; userId: string },
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [[round]] = await manager.query<[{ showcaseId: string; number: number }[], number]>(
      `update round set state = 'cancelled', finished_at = now()
       where id = $1 and state in ('queued', 'running')
       returning showcase_id as "showcaseId", number`,
      [roundId],
    );
    if (!round) throw new RoundError('round.not-running');
    await record(manager, {
      action: 'round.cancelled',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId: round.showcaseId,
      detail: { round: round.number },
    });
  });
}

/**
 * Asks a waiting or running round to stop and keep the best so far. It is asked in moves: a worker that must
 * begin again goes as far as the round had come.
 * @throws RoundError `round.not-running`
 */
export async function stopRound(
  dataSource: DataSource,
  { roundId, userId }: { roundId: string; userId: string },
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [[round]] = await manager.query<[{ showcaseId: string; number: number }[], number]>(
      `update round set stop_after = coalesce(stop_after, (progress ->> 'done')::numeric::int, 0)
       where id = $1 and state in ('queued', 'running')
       returning showcase_id as "showcaseId", number`,
      [roundId],
    );
    if (!round) throw new RoundError('round.not-running');
    await record(manager, {
      action: 'round.stopped',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId: round.showcaseId,
      detail: { round: round.number },
    });
  });
}
