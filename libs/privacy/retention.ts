import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { eraseWithin, type Erased } from './erase-person.js';
import { forgetPersons, forgetShowcase } from './retention-statements.js';

/** Days between the organisers' notice and the removal. */
export const noticeDays = 14;

/** The moment from which a showcase's personal data is due: its day begins at the venue. */
export const dueAt = `((s.ends_on + s.retention_days)::timestamp at time zone s.time_zone)`;

const personsAtOnce = 100;

/**
 * Removes the personal data of showcases whose time is over and whose organisers were told in time. Chunk by
 * chunk: a process that dies leaves whole chunks, and the next one goes on. Several may run at once: each
 * chunk locks its showcase, and who finds it locked leaves it to the other. One showcase's error does not hold up the
 * others.
 * @throws AggregateError what went wrong, once all have been tried
 */
export async function applyRetention(
  dataSource: DataSource,
  publicUrl: string,
  now: Date,
): Promise<void> {
  const due = await dataSource.query<{ id: string }[]>(
    `select s.id from showcase s where s.retention_applied_at is null and ${dueAt} <= $1
       and s.retention_announced_at <= $1::timestamptz - make_interval(days => $2)
     order by s.ends_on, s.id`,
    [now, noticeDays],
  );
  const errors: unknown[] = [];
  for (const { id } of due)
    await forgetAll(dataSource, id, publicUrl).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('; '));
}

async function forgetAll(
  dataSource: DataSource,
  showcaseId: string,
  publicUrl: string,
): Promise<void> {
  let more = true;
  while (more)
    more = await dataSource.transaction((manager) => nextChunk(manager, showcaseId, publicUrl));
}

/** @returns whether there is more to do for this process */
async function nextChunk(
  manager: EntityManager,
  showcaseId: string,
  publicUrl: string,
): Promise<boolean> {
  const [locked] = await manager.query<unknown[]>(
    `select id from showcase where id = $1 and retention_applied_at is null for update skip locked`,
    [showcaseId],
  );
  if (!locked) return false;
  const emails = await personsLeft(manager, showcaseId);
  for (const statement of forgetPersons) await manager.query(statement, [showcaseId, emails]);
  for (const person of await withNothingLeft(manager, emails))
    await eraseWithin(manager, person, publicUrl);
  if (emails.length > 0) return true;
  for (const statement of forgetShowcase) await manager.query(statement, [showcaseId]);
  await record(manager, {
    action: 'retention.applied',
    actedAs: 'system',
    showcaseId,
    detail: { participants: 'all' },
  });
  return false;
}

/** Addresses that the showcase still knows: of delegates, interpreters, and of whoever consented or typed. */
async function personsLeft(manager: EntityManager, showcaseId: string): Promise<string[]> {
  const rows = await manager.query<{ email: string }[]>(
    `select email from (
       select lower(d.email) as email from delegate d join participant p on p.id = d.participant_id
       where p.showcase_id = $1
       union select lower(email) from interpreter where showcase_id = $1
       union select u.email from consent c join "user" u on u.id = c.user_id where c.showcase_id = $1
       union select u.email from registration_draft r join "user" u on u.id = r.user_id
       where r.showcase_id = $1) known
     where email not like '%@erased.invalid' order by email limit $2`,
    [showcaseId, personsAtOnce],
  );
  return rows.map(({ email }) => email);
}

/** Accounts of these addresses that are nobody's colleague, organiser, administrator or guest any more. */
async function withNothingLeft(manager: EntityManager, emails: string[]): Promise<Erased[]> {
  return manager.query<Erased[]>(
    `select u.id, u.email from "user" u where u.email = any($1) and not u.is_admin
       and not exists (select from membership where user_id = u.id)
       and not exists (select from organiser where user_id = u.id)
       and not exists (select from access_request where user_id = u.id and state = 'open')
       and not exists (select from consent where user_id = u.id)
       and not exists (select from registration_draft where user_id = u.id)
       and not exists (select from delegate where lower(email) = u.email)
       and not exists (select from interpreter where lower(email) = u.email)`,
    [emails],
  );
}
