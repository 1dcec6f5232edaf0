import type { DataSource, EntityManager } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';

/** Thrown while others depend on the person. */
export class EraseError extends Error {
  constructor(readonly code: 'company.last-owner') {
    super(code);
  }
}

/**
 * Removes a person from every table. What others need stays without him: meetings keep an unnamed delegate,
 * counts stay counts, the audit log names him by an id that no longer leads anywhere. `$1` is the person's
 * id, `$2` the address.
 */
const statements = [
  // A company without anybody else leaves the showcases with him, and so do the persons named its owners.
  `with alone as (
     select m.company_id from membership m where m.user_id = $1
       and not exists (select from membership o where o.company_id = m.company_id and o.user_id <> $1)),
   gone as (delete from company_owner where kind = 'person' and company_id in (select company_id from alone))
   update participant set status = 'withdrawn', decided_at = now()
   where company_id in (select company_id from alone) and status <> 'withdrawn'`,
  // What organisers saw of a profile names its people.
  `update participant set seen_profile = null where strpos(lower(seen_profile::text), $2) > 0`,
  `delete from delegate d where lower(d.email) = $2
     and not exists (select from meeting m where d.id in (m.kr_delegate_id, m.us_delegate_id))
     and not exists (select from schedule_link l where l.delegate_id = d.id)`,
  `update delegate set name_en = 'Delegate', name_ko = null, title_en = null, title_ko = null,
     email = id || '@erased.invalid', phone = null where lower(email) = $2`,
  `update interpreter set name_en = 'Interpreter', name_ko = null, email = id || '@erased.invalid'
   where lower(email) = $2`,
  // Mails to him, and mails to others that quote or name him: their keys carry the message's id or his.
  `with mail as (
     delete from outbox_mail o where lower(o.to_address) = $2 or o.dedupe_key like '%' || $1::text || '%'
       or exists (select from thread_message m
         where m.author_id = $1 and o.dedupe_key like '%' || m.id::text || '%')
     returning o.message_id)
   delete from caught_mail c using mail where c.message_id = mail.message_id`,
  `delete from caught_mail where lower(to_address) = $2`,
  `delete from thread_message where author_id = $1`,
  `update round set started_by_id = null where started_by_id = $1`,
  `update schedule_version set published_by_id = null where published_by_id = $1`,
  `delete from sign_in_link where email = $2`,
  `delete from colleague_invitation where lower(email) = $2`,
  `delete from organiser_invitation where lower(email) = $2`,
  `delete from rate_limit where key like '%:' || $2 or key like '%:' || $1::text`,
  // Sessions, memberships, drafts, consents and organiserships go with the account.
  `delete from "user" where id = $1`,
];

/**
 * Erases a person.
 * @throws EraseError `company.last-owner` where a company of several people would be left without an owner
 */
export async function erasePerson(dataSource: DataSource, user: User): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await refuseLastOwner(manager, user);
    for (const statement of statements) await manager.query(...forPerson(statement, user));
    await record(manager, { action: 'person.erased', actedAs: 'person', userId: user.id });
  });
}

/** PostgreSQL wants every value to be used, so a statement names the person's row, not the values. */
function forPerson(statement: string, user: User): [string, unknown[]] {
  const sql = statement
    .replaceAll('$1::text', ':id')
    .replaceAll('$1', ':id::uuid')
    .replaceAll('$2', ':email');
  const values: unknown[] = [];
  const parameter = (value: string) => `$${values.push(value)}`;
  return [
    sql
      .replace(/:id\b/g, () => parameter(user.id))
      .replace(/:email\b/g, () => parameter(user.email)),
    values,
  ];
}

async function refuseLastOwner(manager: EntityManager, user: User): Promise<void> {
  // Locked, so that two owners who leave at once cannot both be the one who may.
  await manager.query(
    `select from company where id in (select company_id from membership where user_id = $1)
     order by id for update`,
    [user.id],
  );
  const [orphaned] = await manager.query<unknown[]>(
    `select from membership m where m.user_id = $1 and m.role = 'owner'
       and exists (select from membership o where o.company_id = m.company_id and o.user_id <> $1)
       and not exists (select from membership o where o.company_id = m.company_id
         and o.user_id <> $1 and o.role = 'owner')`,
    [user.id],
  );
  if (orphaned) throw new EraseError('company.last-owner');
}
