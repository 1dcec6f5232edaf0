import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { type RoundDesk } from '#libs/rounds/desk.js';
import { RoundError } from '#libs/rounds/round-error.js';
import { Round } from '#libs/rounds/round.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { sheetOf } from './open-draft.js';

/** What a draft has of its own; all else is its base's. */
export interface NewDraft {
  base: Round;
  userId: string;
  own: Record<string, unknown>;
  /** Gzip of the JSON of the scored pairs, where they are others than the base's. */
  pairs?: Uint8Array;
}

/**
 * The id of the draft of a round: the one that is open, else a new one, which can be changed by hand and
 * published. Changes of a published timetable count as changes in its value.
 * @throws RoundError `round.no-timetable`
 */
export async function takeDraft(
  dataSource: DataSource,
  desk: RoundDesk,
  { roundId, userId }: { roundId: string; userId: string },
): Promise<string> {
  const base = await baseOf(dataSource, roundId);
  const open = await findOpen(dataSource.manager, roundId);
  if (open) return open;
  const bound = base.quality?.bound ?? 0;
  const told = base.state === 'published';
  const sheet = await sheetOf(dataSource, base);
  const answer = await desk.ask(sheet, { ask: 'draft', told, bound });
  const { value } = answer.quality;
  return dataSource.transaction(async (manager) => {
    const showcase = await lockShowcase(manager, base.showcase.id);
    // Of two who begin at once the second finds the first one's.
    const meanwhile = await findOpen(manager, roundId);
    if (meanwhile) return meanwhile;
    const own = {
      origin: 'edit',
      snapshot: JSON.parse(answer.snapshot) as object,
      quality: answer.quality,
      timetable: { value, bound: answer.bound, algorithm: 'edit/1' },
    };
    return storeDraft(manager, showcase.id, { base, userId, own });
  });
}

/** @throws RoundError `round.no-timetable` */
export async function baseOf(dataSource: DataSource, roundId: string): Promise<Round> {
  const base = await dataSource.manager.findOne(Round, {
    where: { id: roundId },
    relations: { showcase: true },
  });
  if (!base?.quality) throw new RoundError('round.no-timetable');
  return base;
}

export function lockShowcase(manager: EntityManager, id: string): Promise<Showcase> {
  return manager.findOneOrFail(Showcase, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function findOpen(manager: EntityManager, roundId: string): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `select id from round where base_id = $1 and origin = 'edit' and state = 'proposed'
     order by number limit 1`,
    [roundId],
  );
  return row?.id ?? null;
}

/** Writes a draft as a copy of its base's row; the showcase's row must be locked. */
export async function storeDraft(
  manager: EntityManager,
  showcaseId: string,
  { base, userId, own, pairs }: NewDraft,
): Promise<string> {
  const { timetable, ...rest } = own;
  const [row] = await manager.query<{ id: string; number: number }[]>(
    `insert into round
     select (jsonb_populate_record(base, $2::jsonb || jsonb_build_object(
       'id', gen_random_uuid(),
       'number', (select max(number) + 1 from round where showcase_id = $3),
       'timetable', base.timetable || $4::jsonb,
       'created_at', now(), 'started_at', now(), 'finished_at', now()))).*
     from round base where base.id = $1
     returning id, number`,
    [
      base.id,
      JSON.stringify({
        ...rest,
        state: 'proposed',
        snapshot_hash: null,
        progress: null,
        failure: null,
        history: null,
        stop_after: null,
        stopped_at: null,
        fair_price: null,
        steps: [],
        steps_done: 0,
        revision: 0,
        base_id: base.id,
        started_by_id: userId,
      }),
      showcaseId,
      JSON.stringify(timetable),
    ],
  );
  if (pairs) {
    await manager.query('update round set pairs = $2 where id = $1', [row!.id, Buffer.from(pairs)]);
  }
  await record(manager, {
    action: 'draft.taken',
    actedAs: 'organiser',
    actorId: userId,
    showcaseId,
    detail: { round: row!.number },
  });
  return row!.id;
}
