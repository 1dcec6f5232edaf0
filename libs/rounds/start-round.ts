import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import type { Budget } from '#libs/matching/snapshot.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { plainPlan, type RoundKind, type RoundPlan } from './round-kind.js';
import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';

export interface StartRound {
  showcaseId: string;
  seed?: number | undefined;
  budget: Budget;
  /** What the round is; in person and in the place of what is published, unless said otherwise. */
  plan?: Partial<RoundPlan> | undefined;
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
    const plan = { ...plainPlan, ...start.plan };
    if (!(await canPair(manager, showcase.id, plan.kind))) throw new RoundError('round.no-pairs');
    const round = await manager.save(
      manager.create(Round, {
        showcase,
        ...plan,
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

/** Whether both sides are there, and a slot of the kind to meet in; at a table, where it takes one. */
async function canPair(
  manager: EntityManager,
  showcaseId: string,
  kind: RoundKind,
): Promise<boolean> {
  const [{ possible }] = await manager.query<[{ possible: boolean }]>(
    `select exists (select from slot where showcase_id = $1 and video = ($2 = 'video'))
       and ($2 = 'video' or exists (select from showcase_table where showcase_id = $1))
       and case when $2 = 'interview' then count(distinct 'host' = any(p.roles)) = 2
         else count(distinct c.country) filter (where not 'host' = any(p.roles)) = 2 end as possible
     from participant p join company c on c.id = p.company_id
     where p.showcase_id = $1 and p.status = 'approved'`,
    [showcaseId, kind],
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
