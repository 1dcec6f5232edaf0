import type { DataSource } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';

import type { ParticipantRole, ParticipantStatus } from '#libs/showcases/participant.entity.js';

/** Sort keys of the list and the SQL they stand for; nothing else reaches the statement. */
export const participantSorts = {
  code: 'p.code',
  name: 'lower(c.name_en)',
  country: 'c.country',
  status: 'p.status',
  offerings: 'offerings',
  needs: 'needs',
  wishes: '"wishesReceived"',
  completeness: 'p.completeness',
  submitted: 'p.submitted_at',
  meetings: 'meetings',
} as const;
export type ParticipantSort = keyof typeof participantSorts;

export interface ParticipantFilter {
  /** Only this participant. */
  id?: string | undefined;
  search?: string | undefined;
  country?: Country | undefined;
  status?: ParticipantStatus | undefined;
  role?: ParticipantRole | undefined;
  sort: ParticipantSort;
  descending: boolean;
  limit: number;
  offset: number;
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
  /** Name of another participant that may be the same company; looked for while undecided. */
  duplicateOf: string | null;
  delegates: number;
  offerings: number;
  needs: number;
  wishesMade: number;
  wishesReceived: number;
  /** Meetings in the newest published version; null before the first one. */
  meetings: number | null;
}

const columns = `
  p.id, p.code, c.country, c.name_en as "nameEn", c.name_ko as "nameKo", c.city, p.status, p.roles,
  p.completeness, p.submitted_at as "submittedAt", p.segment,
  p.submitted_at is not null and exists (
    select from audit_entry a where a.participant_id = p.id and a.acted_as = 'company'
      and (p.seen_at is null or a.at > p.seen_at)) as changed,
  case when p.status in ('pending', 'asked', 'waiting') then (
    select oc.name_en from participant op join company oc on oc.id = op.company_id
    where op.showcase_id = p.showcase_id and op.id <> p.id and op.status <> 'withdrawn'
      and oc.country = c.country
      and (similarity(lower(oc.name_en), lower(c.name_en)) > 0.5 or oc.website = c.website)
    order by similarity(lower(oc.name_en), lower(c.name_en)) desc limit 1) end as "duplicateOf",
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
    and ($6::text is null or $6 = any(p.roles))`;

/** Participants of a showcase with their counts; one query whatever the number of rows. */
export async function listParticipants(
  dataSource: DataSource,
  showcaseId: string,
  filter: ParticipantFilter,
): Promise<{ total: number; items: ParticipantListItem[] }> {
  const values = [
    showcaseId,
    filter.country ?? null,
    filter.search?.trim() || null,
    filter.id ?? null,
    filter.status ?? null,
    filter.role ?? null,
  ];
  const direction = filter.descending ? 'desc' : 'asc';
  const order = `order by ${participantSorts[filter.sort]} ${direction} nulls last, p.code`;
  const [[count], items] = await Promise.all([
    dataSource.query<[{ total: number }]>(`select count(*)::int as total ${source}`, values),
    dataSource.query<ParticipantListItem[]>(
      `select ${columns} ${source} ${order} limit $7 offset $8`,
      [...values, filter.limit, filter.offset],
    ),
  ]);
  return { total: count.total, items };
}
