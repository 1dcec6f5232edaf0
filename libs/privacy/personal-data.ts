import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';

/** Every table that holds something of a person, and how to find his rows. `$1` is his id, `$2` his address. */
const tables = {
  account: `select email, name, language, is_admin as "isAdmin", created_at as "createdAt"
    from "user" where id = $1`,
  sessions: `select browser, created_at as "createdAt", last_used_at as "lastUsedAt",
      expires_at as "expiresAt" from session where user_id = $1`,
  apiKeys: `select name, start, scopes, created_at as "createdAt", expires_at as "expiresAt",
      last_used_at as "lastUsedAt" from api_key where user_id = $1`,
  passkeys: `select name, created_at as "createdAt", last_used_at as "lastUsedAt"
    from passkey where user_id = $1`,
  companies: `select c.name_en as "nameEn", c.name_ko as "nameKo", m.role, m.created_at as "since"
    from membership m join company c on c.id = m.company_id where m.user_id = $1`,
  delegate: `select s.slug, d.name_en as "nameEn", d.name_ko as "nameKo", d.title_en as "titleEn",
      d.title_ko as "titleKo", d.email, d.phone, d.languages, d.time_zone as "timeZone"
    from delegate d join participant p on p.id = d.participant_id join showcase s on s.id = p.showcase_id
    where lower(d.email) = $2`,
  interpreter: `select s.slug, i.name_en as "nameEn", i.name_ko as "nameKo", i.email, i.languages
    from interpreter i join showcase s on s.id = i.showcase_id where lower(i.email) = $2`,
  consents: `select s.slug, c.purpose, c.wording, c.given_at as "givenAt", c.withdrawn_at as "withdrawnAt"
    from consent c join showcase s on s.id = c.showcase_id where c.user_id = $1`,
  drafts: `select s.slug, r.answers, r.updated_at as "updatedAt"
    from registration_draft r join showcase s on s.id = r.showcase_id where r.user_id = $1`,
  messages: `select body, created_at as "createdAt" from thread_message where author_id = $1`,
  mails: `select kind, subject, text, created_at as "createdAt", sent_at as "sentAt"
    from outbox_mail where to_address = $2`,
  log: `select at, action, acted_as as "actedAs", actor_id = $1 as "byMe"
    from audit_entry where actor_id = $1 or user_id = $1
      or (action = 'contacts.read' and participant_id in (
        select participant_id from delegate where lower(email) = $2)) order by at`,
} as const;

export type PersonalData = Record<keyof typeof tables, Record<string, unknown>[]>;

/** All that is kept of a person. */
export async function readPersonalData(dataSource: DataSource, user: User): Promise<PersonalData> {
  const rows = await Promise.all(
    Object.entries(tables).map(async ([name, statement]) => {
      // Named through a row, since PostgreSQL wants every value to be used.
      const sql = `with person as (select $1::uuid as id, $2::text as email) ${statement
        .replaceAll('$1', '(select id from person)')
        .replaceAll('$2', '(select email from person)')}`;
      const found = await dataSource.query<Record<string, unknown>[]>(sql, [user.id, user.email]);
      return [name, found] as const;
    }),
  );
  return Object.fromEntries(rows) as PersonalData;
}
