import type { DataSource } from 'typeorm';

import { instant, pageQuery, type Page, type Placed, type SortKey } from '#libs/database/keyset.js';

import type { Country } from '#libs/companies/company.entity.js';

import type { ParticipantRole, ParticipantStatus } from '#libs/showcases/participant.entity.js';

/** Sort keys of the list and the SQL they stand for; nothing else reaches the statement. */
export const participantSorts = {
  code: { sql: 'code', type: 'text' },
  name: { sql: 'lower("nameEn")', type: 'text' },
  country: { sql: 'country', type: 'text' },
  status: { sql: 'status', type: 'text' },
  offerings: { sql: 'offerings', type: 'bigint' },
  needs: { sql: 'needs', type: 'bigint' },
  wishes: { sql: '"wishesReceived"', type: 'bigint' },
  completeness: { sql: 'completeness', type: 'bigint' },
  submitted: instant('"submittedAt"'),
  waiting: { sql: '"waitingPlace"', type: 'bigint' },
  meetings: { sql: 'meetings', type: 'bigint' },
} as const satisfies Record<string, SortKey>;
export type ParticipantSort = keyof typeof participantSorts;

/** What an organiser looks for across the states. */
export const participantMarks = ['changed', 'duplicates', 'incomplete'] as const;
export type ParticipantMark = (typeof participantMarks)[number];

export interface ParticipantFilter extends Page {
  /** Only this participant. */
  id?: string | undefined;
  search?: string | undefined;
  country?: Country | undefined;
  status?: ParticipantStatus | undefined;
  role?: ParticipantRole | undefined;
  segment?: string | undefined;
  mark?: ParticipantMark | undefined;
  sort: ParticipantSort;
  descending: boolean;
}

export interface ParticipantListItem {
  id: string;
  code: string;
  country: Country;
  nameEn: string;
  nameKo: string | null;
  city: string | null;
  status: ParticipantStatus;
  roles: ParticipantRole[];
  minMeetings: number;
  maxMeetings: number;
  completeness: number;
  submittedAt: Date | null;
  segment: string | null;
  /** The company changed something since an organiser last looked. */
  changed: boolean;
  /** Another participant that may be the same company; looked for while undecided. */
  duplicate: { id: string; name: string } | null;
  /** Place on the waiting list, 1 moves up first; null for those not on it. */
  waitingPlace: number | null;
  delegates: number;
  offerings: number;
  needs: number;
  wishesMade: number;
  wishesReceived: number;
  /** Meetings in the newest published version; null before the first one. */
  meetings: number | null;
}

/** What a company does that an organiser may want to look at again. */
const changed = `exists (
    select from audit_entry a where (a.acted_as = 'company' or a.action = 'delegate.erased')
      and (a.participant_id = p.id or a.company_id = p.company_id)
      and (a.action like 'profile.%' or a.action in ('thread.written', 'registration.submitted', 'delegate.erased'))
      and (p.seen_at is null or a.at > p.seen_at))`;

/** Other participants of the showcase that look like the same company and were not told apart. */
const alike = `
    from participant op join company oc on oc.id = op.company_id
    where op.showcase_id = p.showcase_id and op.id <> p.id and op.status <> 'withdrawn'
      and oc.country = c.country
      and (similarity(lower(oc.name_en), lower(c.name_en)) > 0.5 or oc.website = c.website)
      and not exists (select from not_duplicate n
        where n.a_id = least(p.id, op.id) and n.b_id = greatest(p.id, op.id))`;

const marks: Record<ParticipantMark, string> = {
  changed,
  duplicates: `p.status in ('pending', 'asked', 'waiting') and exists (select ${alike})`,
  incomplete: `p.status not in ('rejected', 'withdrawn') and p.completeness < 50`,
};

const columns = `
  p.id, p.code, c.country, c.name_en as "nameEn", c.name_ko as "nameKo", c.city, p.status, p.roles,
  p.completeness, p.submitted_at as "submittedAt", p.segment,
  ${changed} as changed,
  case when p.status in ('pending', 'asked', 'waiting') then (
    select jsonb_build_object('id', op.id, 'name', oc.name_en) ${alike}
    order by similarity(lower(oc.name_en), lower(c.name_en)) desc limit 1) end as duplicate,
  case when p.status = 'waiting' then (
    select count(*)::int from participant w where w.showcase_id = p.showcase_id and w.status = 'waiting'
      and (w.waiting_since, w.code) <= (p.waiting_since, p.code)) end as "waitingPlace",
  p.min_meetings as "minMeetings", p.max_meetings as "maxMeetings",
  (select count(*)::int from delegate d where d.participant_id = p.id) as delegates,
  (select count(*)::int from offering o where o.participant_id = p.id) as offerings,
  (select count(*)::int from need n where n.participant_id = p.id) as needs,
  (select count(*)::int from wish w where w.from_id = p.id) as "wishesMade",
  (select count(*)::int from wish w where w.to_id = p.id and w.kind <> 'no') as "wishesReceived",
  case when v.id is null then null else
    (select count(*)::int from meeting m where m.version_id = v.id
       and p.id in (m.kr_participant_id, m.us_participant_id)) end as meetings`;

const source = `
  from participant p
  join company c on c.id = p.company_id
  left join lateral (
    select id from schedule_version s where s.showcase_id = p.showcase_id order by number desc limit 1
  ) v on true
  where p.showcase_id = $1
    and ($2::text is null or c.country = $2)
    and ($3::text is null or strpos(lower(concat_ws(' ', p.code, c.name_en, c.name_ko, c.city,
      c.registration_number)), lower($3)) > 0)
    and ($4::uuid is null or p.id = $4)
    and ($5::text is null or p.status = $5)
    and ($6::text is null or $6 = any(p.roles))
    and ($7::text is null or p.segment = $7)`;

/** Participants of a showcase with their counts; one query whatever the number of rows. */
export async function listParticipants(
  dataSource: DataSource,
  showcaseId: string,
  filter: ParticipantFilter,
): Promise<{ total: number; items: Placed<ParticipantListItem>[] }> {
  const values = [
    showcaseId,
    filter.country ?? null,
    filter.search?.trim() || null,
    filter.id ?? null,
    filter.status ?? null,
    filter.role ?? null,
    filter.segment ?? null,
  ];
  const rows = filter.mark ? `${source} and ${marks[filter.mark]}` : source;
  const { descending } = filter;
  const page = pageQuery(
    `select ${columns} ${rows}`,
    { sort: participantSorts[filter.sort], tie: 'code', descending },
    filter,
    values,
  );
  const [[count], items] = await Promise.all([
    dataSource.query<[{ total: number }]>(`select count(*)::int as total ${rows}`, values),
    dataSource.query<Placed<ParticipantListItem>[]>(...page),
  ]);
  return { total: count.total, items };
}
