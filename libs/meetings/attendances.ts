import { In, type DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import type { Attendee } from '#libs/rounds/schedule-mail-input.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

/** Somebody's part in a showcase: a delegate of a firm, or an interpreter. */
export interface Attendance {
  showcase: Showcase;
  attendee: Attendee;
}

/**
 * The rows that an address stands in, asked anew with each request: who is taken off loses his access at
 * once. A delegate counts once his firm is approved, and as long as a published meeting names him.
 */
const rowsOfAddress = `
  select 'delegate' as kind, d.id from delegate d join participant p on p.id = d.participant_id
  where lower(d.email) = $1 and (p.status = 'approved'
    or exists (select from meeting m where d.id in (m.kr_delegate_id, m.us_delegate_id)))
  union all
  select 'interpreter', i.id from interpreter i where lower(i.email) = $1`;

async function findRows(
  dataSource: DataSource,
  { email }: User,
): Promise<{ kind: Attendee['kind']; id: string }[]> {
  return dataSource.query(rowsOfAddress, [email]);
}

/** Whether a person has schedules of his own. */
export async function attends(dataSource: DataSource, user: User): Promise<boolean> {
  return (await findRows(dataSource, user)).length > 0;
}

/** Where a person attends, the showcase that comes first first. */
export async function readAttendances(dataSource: DataSource, user: User): Promise<Attendance[]> {
  const rows = await findRows(dataSource, user);
  const ids = (kind: Attendee['kind']) => ({
    id: In(rows.filter((row) => row.kind === kind).map(({ id }) => id)),
  });
  const [delegates, interpreters] = await Promise.all([
    dataSource.manager.find(Delegate, {
      where: ids('delegate'),
      relations: { participant: { company: true, showcase: true } },
    }),
    dataSource.manager.find(Interpreter, {
      where: ids('interpreter'),
      relations: { showcase: true },
    }),
  ]);
  return [...delegates.map(delegateAt), ...interpreters.map(interpreterAt)].sort((a, b) =>
    a.showcase.startsOn < b.showcase.startsOn ? -1 : 1,
  );
}

export function delegateAt(delegate: Delegate): Attendance {
  const { participant } = delegate;
  return {
    showcase: participant.showcase,
    attendee: { kind: 'delegate', delegate, participant },
  };
}

export function interpreterAt(interpreter: Interpreter): Attendance {
  return { showcase: interpreter.showcase, attendee: { kind: 'interpreter', interpreter } };
}
