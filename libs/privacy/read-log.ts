import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { readActions, type AuditAction } from '#libs/audit/actions.js';

import { concerning } from './concerning.js';

export interface LogFilter {
  /** Only what concerns this company, which the person acts for. */
  companyId?: string | undefined;
  kind?: 'read' | 'change' | undefined;
  /** Only entries after and before an instant, the first one included. */
  from?: Date | undefined;
  to?: Date | undefined;
  search?: { text: string; actions: AuditAction[] } | undefined;
  /** Id of the last entry of the page before. */
  before?: string | undefined;
  limit: number;
}

/** As whom somebody acted, seen from the reader. */
export type LogActor = 'you' | 'colleague' | 'organiser' | 'company' | 'person' | 'system';

export interface LogEntry {
  id: string;
  at: Date;
  action: AuditAction;
  actor: LogActor;
  /** Name of a colleague or an organiser, while the account exists. */
  actorName: string | null;
  showcaseEn: string | null;
  showcaseKo: string | null;
  companyEn: string | null;
  companyKo: string | null;
}

const statement = `
  with found as (${concerning})
  select a.id, a.at, a.action, who.actor,
    case when who.actor in ('colleague', 'organiser') then u.name end as "actorName",
    s.name_en as "showcaseEn", s.name_ko as "showcaseKo",
    c.name_en as "companyEn", c.name_ko as "companyKo"
  from found join audit_entry a on a.id = found.id
  left join participant p on p.id = a.participant_id
  left join company c on c.id = coalesce(a.company_id, p.company_id)
  left join showcase s on s.id = coalesce(a.showcase_id, p.showcase_id)
  left join "user" u on u.id = a.actor_id
  cross join lateral (select case
    when a.actor_id = $1 then 'you'
    when a.acted_as in ('organiser', 'system') then a.acted_as
    when exists (select from membership m join membership o on o.company_id = m.company_id
      where m.user_id = $1 and o.user_id = a.actor_id) then 'colleague'
    else a.acted_as end as actor) who
  where ($4::text is null or (a.action = any($5)) = ($4 = 'read'))
    and ($6::timestamptz is null or a.at >= $6) and ($7::timestamptz is null or a.at < $7)
    and ($8::text is null or a.action = any($9) or strpos(lower(concat_ws(' ', s.name_en, s.name_ko,
      c.name_en, c.name_ko, case when who.actor in ('colleague', 'organiser') then u.name end)),
      lower($8)) > 0)
    and ($10::bigint is null or a.id < $10)
  order by a.id desc limit $11`;

/** Who read or changed what concerns a person, the newest first; one query. */
export async function readLog(
  dataSource: DataSource,
  user: User,
  filter: LogFilter,
): Promise<LogEntry[]> {
  const { companyId, kind, from, to, search, before, limit } = filter;
  return dataSource.query<LogEntry[]>(statement, [
    user.id,
    user.email,
    companyId ?? null,
    kind ?? null,
    readActions,
    from ?? null,
    to ?? null,
    search?.text ?? null,
    search?.actions ?? [],
    before ?? null,
    limit,
  ]);
}
