import type { EntityManager } from 'typeorm';

import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { Lock } from '#libs/rounds/read-locks.js';
import { tableNumber } from '#libs/rounds/table-id.js';

import { DraftError } from './draft-error.js';

/** The lock that holds a meeting as it is, the firm with the smaller id first. */
export function lockOf({ a, b, slot, table, aDelegate, bDelegate }: TimetableMeeting): Lock {
  return a < b
    ? { a, b, slot, table, aDelegate, bDelegate }
    : { a: b, b: a, slot, table, aDelegate: bDelegate, bDelegate: aDelegate };
}

/**
 * Puts a pair's lock in the place of the one it had; null takes it away. The showcase's row must be locked.
 * @throws DraftError `lock.clashes` where another locked meeting has the table, or one of the people, then
 */
export async function changeLock(
  manager: EntityManager,
  showcaseId: string,
  { before, now }: { before: Lock | null; now: Lock | null },
): Promise<void> {
  const pair = now ?? before;
  if (!pair) return;
  await manager.query('delete from meeting_lock where a_id = $1 and b_id = $2', [pair.a, pair.b]);
  if (!now) return;
  const [clash] = await manager.query<unknown[]>(
    `select from meeting_lock l join slot s on s.id = l.slot_id
       join showcase_table t on t.id = l.table_id
     where l.showcase_id = $1 and s.code = $2 and (t.number = $3
       or l.a_delegate_id = any($4::uuid[]) or l.b_delegate_id = any($4::uuid[]))`,
    [showcaseId, now.slot, tableNumber(now.table), [now.aDelegate, now.bDelegate]],
  );
  if (clash) throw new DraftError('lock.clashes');
  await manager.query(
    `insert into meeting_lock
       (showcase_id, a_id, b_id, a_delegate_id, b_delegate_id, slot_id, table_id)
     select $1, $2, $3, $4, $5, s.id, t.id from slot s, showcase_table t
     where s.showcase_id = $1 and s.code = $6 and t.showcase_id = $1 and t.number = $7`,
    [showcaseId, now.a, now.b, now.aDelegate, now.bDelegate, now.slot, tableNumber(now.table)],
  );
}
