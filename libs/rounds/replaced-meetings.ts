import type { EntityManager } from 'typeorm';

import type { InstanceEntry } from '#libs/matching/instance.js';

import type { RoundPlan } from './round-kind.js';
import { tableId } from './table-id.js';

type Row = Required<Omit<InstanceEntry, 'table'>> & { number: number | null };

/**
 * Published meetings whose place a round takes. People were told of them, so each that is not as it was has the
 * price of a change. None where the round adds to them. One query.
 */
export async function replacedMeetings(
  manager: EntityManager,
  showcaseId: string,
  { kind, adds }: RoundPlan,
): Promise<InstanceEntry[]> {
  if (adds) return [];
  const rows = await manager.query<Row[]>(
    `select m.kr_participant_id as a, m.us_participant_id as b, s.code as slot, t.number,
       m.kr_delegate_id as "aDelegate", m.us_delegate_id as "bDelegate",
       m.interpreter_id as interpreter
     from meeting m join slot s on s.id = m.slot_id left join showcase_table t on t.id = m.table_id
     where m.kind = $2 and m.version_id = (select id from schedule_version where showcase_id = $1
       order by number desc limit 1)
     order by m.uid`,
    [showcaseId, kind],
  );
  return rows.map(({ number, ...row }) => ({
    ...row,
    ...(number !== null && { table: tableId(number) }),
  }));
}
