import type { EntityManager } from 'typeorm';

import type { InstanceEntry } from '#libs/matching/instance.js';

import { tableId } from './table-id.js';

/** A lock as an entry of an instance; it leaves open who interprets. */
export type Lock = Required<Omit<InstanceEntry, 'interpreter'>>;

/** The locked meetings of a showcase, by pair. */
export async function readLocks(manager: EntityManager, showcaseId: string): Promise<Lock[]> {
  const rows = await manager.query<(Omit<Lock, 'table'> & { number: number })[]>(
    `select l.a_id as a, l.b_id as b, l.a_delegate_id as "aDelegate", l.b_delegate_id as "bDelegate",
       s.code as slot, t.number
     from meeting_lock l join slot s on s.id = l.slot_id join showcase_table t on t.id = l.table_id
     where l.showcase_id = $1 order by l.a_id, l.b_id`,
    [showcaseId],
  );
  return rows.map(({ number, ...lock }) => ({ ...lock, table: tableId(number) }));
}
