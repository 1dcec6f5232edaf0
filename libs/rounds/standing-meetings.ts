import type { EntityManager } from 'typeorm';

import type { StandingMeeting } from './beside-standing.js';
import type { RoundPlan } from './round-kind.js';
import { tableId } from './table-id.js';

type Row = Omit<StandingMeeting, 'table'> & { table: number | null };

/**
 * Meetings of the newest version that stay when a round is published: those of other kinds, and where it adds to
 * its kind those of its own. A draft takes the place of what the round it began from has brought in, and leaves
 * what other rounds have. One query.
 */
export async function standingMeetings(
  manager: EntityManager,
  showcaseId: string,
  { kind, adds, id = null }: RoundPlan & { id?: string | null },
): Promise<StandingMeeting[]> {
  const rows = await manager.query<Row[]>(
    `with recursive up as (
       select id, base_id from round where id = $4
       union all select r.id, r.base_id from round r join up on r.id = up.base_id),
     family as (
       select id from up where base_id is null
       union all select r.id from round r join family f on r.base_id = f.id),
     newest as (
       select m.*, m.round_id in (select id from family) as own from meeting m
       where version_id = (select id from schedule_version where showcase_id = $1
         order by number desc limit 1))
     select m.id, m.kind, array[m.kr_participant_id, m.us_participant_id] as firms,
       array_remove(array[m.kr_delegate_id, m.us_delegate_id, m.interpreter_id], null) as people,
       t.number as "table", s.starts_at as "startsAt", s.ends_at as "endsAt"
     from newest m join slot s on s.id = m.slot_id left join showcase_table t on t.id = m.table_id
     where m.kind <> $2 or (not m.own and ($3 or exists (select from newest where own)))
     order by m.uid`,
    [showcaseId, kind, adds, id],
  );
  return rows.map((row) => ({ ...row, table: row.table === null ? null : tableId(row.table) }));
}
