import type { DataSource } from 'typeorm';

import { readKept, type KeptData } from './personal-data.js';

const ofCompany = `join participant p on p.id = t.participant_id join showcase s on s.id = p.showcase_id
  where p.company_id = $1`;

/** All of a participant's rows in a table, beside the showcase they are for. */
const listed = (table: string, order: string) =>
  `select s.slug, to_jsonb(t) - '{id,participant_id}'::text[] as row from ${table} t ${ofCompany}
   order by s.slug, ${order}`;

/** Tables that hold what a company says and does. `$1` is its id. */
const tables = {
  company: `select to_jsonb(c) - '{id,sample,version}'::text[] as row from company c where c.id = $1`,
  owners: `select name, kind, country, share_percent as "sharePercent" from company_owner
    where company_id = $1 order by position`,
  people: `select u.name, u.email, m.role, m.created_at as "since" from membership m
    join "user" u on u.id = m.user_id where m.company_id = $1 order by m.created_at`,
  showcases: `select s.slug, p.code, p.status, p.roles, p.min_meetings as "minMeetings",
      p.max_meetings as "maxMeetings", p.submitted_at as "submittedAt", p.decided_at as "decidedAt",
      p.reason, p.completeness
    from participant p join showcase s on s.id = p.showcase_id where p.company_id = $1 order by s.slug`,
  delegates: listed('delegate', 't.position'),
  offerings: listed('offering', 't.position'),
  needs: listed('need', 't.position'),
  interests: listed('interest', 't.kind, t.code'),
  certificates: listed('held_certificate', 't.standard'),
  wishes: `select s.slug, o.name_en as "to", w.kind, w.rank, w.note, w.updated_at as "updatedAt"
    from wish w join participant p on p.id = w.from_id join showcase s on s.id = p.showcase_id
    join participant q on q.id = w.to_id join company o on o.id = q.company_id
    where p.company_id = $1 order by s.slug, w.rank nulls last`,
  requests: `select s.slug, r.from_id = p.id as "byUs", o.name_en as "other", r.note, r.state,
      r.created_at as "createdAt", r.answered_at as "answeredAt"
    from participant p join meeting_request r on p.id in (r.from_id, r.to_id)
    join participant q on q.id in (r.from_id, r.to_id) and q.id <> p.id
    join company o on o.id = q.company_id join showcase s on s.id = p.showcase_id
    where p.company_id = $1 and (r.state <> 'withdrawn' or r.from_id = p.id)
    order by s.slug, r.created_at`,
  messages: `select s.slug, t.side, t.body, t.created_at as "createdAt" from thread_message t ${ofCompany}
    order by s.slug, t.created_at`,
} as const;

/** All that is kept of a company, as it may see it itself. */
export async function readCompanyData(
  dataSource: DataSource,
  companyId: string,
): Promise<KeptData> {
  const kept = await readKept(dataSource, tables, [companyId]);
  return Object.fromEntries(
    Object.entries(kept).map(([kind, rows]) => [
      kind,
      rows.map(({ row, ...rest }) => ({ ...rest, ...(row as Record<string, unknown>) })),
    ]),
  );
}
