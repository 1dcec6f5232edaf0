import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';

import { concerning } from './concerning.js';

/** What is kept, by kind: rows of names and values. */
export type KeptData = Record<string, Record<string, unknown>[]>;

/** Every table that holds something of a person, and how to find his rows. `$1` is his id, `$2` his address. */
const tables = {
  account: `select email, name, language, is_admin as "isAdmin", created_at as "createdAt"
    from "user" where id = $1`,
  sessions: `select browser, created_at as "createdAt", last_used_at as "lastUsedAt",
      expires_at as "expiresAt" from session where user_id = $1`,
  'api-keys': `select name, start, scopes, created_at as "createdAt", expires_at as "expiresAt",
      last_used_at as "lastUsedAt" from api_key where user_id = $1`,
  passkeys: `select name, created_at as "createdAt", last_used_at as "lastUsedAt"
    from passkey where user_id = $1`,
  companies: `select c.name_en as "nameEn", c.name_ko as "nameKo", m.role, m.created_at as "since"
    from membership m join company c on c.id = m.company_id where m.user_id = $1`,
  'access-requests': `select c.name_en as "nameEn", r.state, r.created_at as "createdAt"
    from access_request r join company c on c.id = r.company_id where r.user_id = $1`,
  organiser: `select s.slug, s.name_en as "nameEn", s.name_ko as "nameKo"
    from organiser o join showcase s on s.id = o.showcase_id where o.user_id = $1`,
  'saved-views': `select s.slug, v.name, v.query, v.created_at as "createdAt"
    from saved_view v join showcase s on s.id = v.showcase_id where v.user_id = $1`,
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
  files: `select name, kind, content_type as "contentType", size, created_at as "createdAt"
    from stored_file where uploaded_by_id = $1`,
  messages: `select body, created_at as "createdAt" from thread_message where author_id = $1`,
  notes: `select 'wish' as about, note, updated_at as "writtenAt" from wish
      where written_by_id = $1 and note is not null
    union all select 'request', note, created_at from meeting_request where written_by_id = $1`,
  mails: `select kind, subject, text, created_at as "createdAt", sent_at as "sentAt"
    from outbox_mail where lower(to_address) = $2`,
  log: `select at, action, acted_as as "actedAs", actor_id = $1 as "byMe" from audit_entry
    where actor_id = $1 or id in (${concerning.replaceAll('$3', 'null')}) order by at`,
} as const;

/** All that is kept of a person. */
export async function readPersonalData(dataSource: DataSource, user: User): Promise<KeptData> {
  return readKept(dataSource, tables, [user.id, user.email]);
}

/** Runs a statement for each kind; `$1` and `$2` are named through a row, since each value has to be used. */
export async function readKept(
  dataSource: DataSource,
  statements: Record<string, string>,
  [id, email = '']: string[],
): Promise<KeptData> {
  const kept: KeptData = {};
  for (const [name, statement] of Object.entries(statements)) {
    const sql = `with person as (select $1::uuid as id, $2::text as email) ${statement
      .replaceAll(/\$1(::uuid)?/g, '(select id from person)')
      .replaceAll(/\$2(::text)?/g, '(select email from person)')}`;
    kept[name] = await dataSource.query<Record<string, unknown>[]>(sql, [id, email]);
  }
  return kept;
}
