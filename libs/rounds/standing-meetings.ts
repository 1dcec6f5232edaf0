import type { EntityManager } from 'typeorm';

import type { StandingMeeting } from './beside-standing.js';
import type { RoundKind, RoundPlan } from './round-kind.js';
import { tableId } from './table-id.js';

interface Row {
  kind: RoundKind;
  firms: [string, string];
  people: string[];
  table: number | null;
  startsAt: Date;
  endsAt: Date;
}

/**
 * Meetings of the newest version that stay when a round is published: those of other kinds, and where it adds to
 * its kind those of its own. One query.
 */
export async function standingMeetings(
  manager: EntityManager,
  showcaseId: string,
  { kind, adds }: RoundPlan,
): Promise<StandingMeeting[]> {
  const rows = await manager.query<Row[]>(
    `select m.kind, array[m.kr_participant_id, m.us_participant_id] as firms,
       array_remove(array[m.kr_delegate_id, m.us_delegate_id, m.interpreter_id], null) as people,
       t.number as "table", s.starts_at as "startsAt", s.ends_at as "endsAt"
     from meeting m join slot s on s.id = m.slot_id left join showcase_table t on t.id = m.table_id
     where m.version_id = (select id from schedule_version where showcase_id = $1
       order by number desc limit 1) and (m.kind <> $2 or $3)
     order by m.uid`,
    [showcaseId, kind, adds],
  );
  return rows.map((row) => ({ ...row, table: row.table === null ? null : tableId(row.table) }));
}
