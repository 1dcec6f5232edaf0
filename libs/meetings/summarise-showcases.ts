import type { DataSource } from 'typeorm';

/** A showcase with what has come of it so far; numbers only, so anybody may see it. */
export interface ShowcaseSummary {
  id: string;
  slug: string;
  sector: string;
  nameEn: string;
  nameKo: string;
  venueEn: string;
  venueKo: string;
  cityEn: string;
  cityKo: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  retentionDays: number;
  sample: boolean;
  companies: number;
  /** Meetings of the newest published version. */
  meetings: number;
  /** Mails sent about the showcase. */
  mails: number;
  /** Value of the published round as a share of its proven bound, 0 to 100; null before the first. */
  sharePct: number | null;
}

const statement = `
  select s.id, s.slug, s.sector, s.name_en as "nameEn", s.name_ko as "nameKo",
    s.venue_en as "venueEn", s.venue_ko as "venueKo", s.city_en as "cityEn", s.city_ko as "cityKo",
    s.time_zone as "timeZone", s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
    s.contact_name as "contactName", s.contact_email as "contactEmail",
    s.contact_phone as "contactPhone", s.retention_days as "retentionDays", s.sample,
    (select count(*)::int from participant p
      where p.showcase_id = s.id and p.status = 'approved') as companies,
    (select count(*)::int from meeting m where m.version_id = v.id) as meetings,
    (select count(*)::int from outbox_mail o
      where o.showcase_id = s.id and o.state = 'sent') as mails,
    100 - (r.quality ->> 'gapPct')::float as "sharePct"
  from showcase s
  left join lateral (
    select id, round_id from schedule_version
    where showcase_id = s.id order by number desc limit 1
  ) v on true
  left join round r on r.id = v.round_id
  where $1::text[] is null or s.slug = any($1)
  order by s.starts_on, s.slug`;

/** All showcases, or those of some slugs; one query whatever their number. */
export async function summariseShowcases(
  dataSource: DataSource,
  slugs: string[] | null = null,
): Promise<ShowcaseSummary[]> {
  return dataSource.query<ShowcaseSummary[]>(statement, [slugs]);
}
