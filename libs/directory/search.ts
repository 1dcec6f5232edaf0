import type { DataSource } from 'typeorm';

import type { Cursor } from '#libs/database/keyset.js';

import type { Country } from '#libs/companies/company.entity.js';
import type { ParticipantRole } from '#libs/showcases/participant.entity.js';
import type { WishKind } from '#libs/showcases/wish.entity.js';

import { mayFind } from '#libs/showcases/may-find.js';

import { searchTerms } from './twin-words.js';

export const directorySorts = ['name', '-name', 'newest', 'fit'] as const;
export type DirectorySort = (typeof directorySorts)[number];

export interface DirectoryFilter {
  query?: string | undefined;
  /** Taxonomy codes: a participant fits that has one of them, or one below it. */
  codes: string[];
  roles: ParticipantRole[];
  certificates: string[];
  regions: string[];
  country?: Country | undefined;
  /** By my own marks; `none` for those without. */
  wish?: WishKind | 'none' | undefined;
}

export interface DirectoryPage {
  sort: DirectorySort;
  limit: number;
  /** Where the page before ended: its last sort key and id. */
  after: Cursor | null;
}

/** Who a participant may find: approved, of the same showcase, by the organiser's rule, not itself. */
export const visible = `
  from participant me
  join company own on own.id = me.company_id
  join showcase s on s.id = me.showcase_id
  join participant p on p.showcase_id = me.showcase_id
  join company c on c.id = p.company_id
  where me.id = $1 and ${mayFind}`;

/** Codes of a participant in one column; a code fits itself and all below it. */
const hasCode = (parameter: string) => `(
  exists (select from offering o where o.participant_id = p.id and (o.code = any(${parameter}) or o.more_codes && ${parameter}))
  or exists (select from need n where n.participant_id = p.id and (n.code = any(${parameter}) or n.more_codes && ${parameter}))
  or exists (select from interest i where i.participant_id = p.id and i.code = any(${parameter})))`;

const hasCertificate = (parameter: string) => `(
  exists (select from offering o where o.participant_id = p.id and o.certificates && ${parameter})
  or exists (select from held_certificate h where h.participant_id = p.id and h.standard = any(${parameter})))`;

/**
 * The conditions of a filter and their values; `$1` is the participant who looks.
 * @param forgiving a slip of the finger still finds: trigrams of a word against those of the text (pg_trgm)
 */
function conditions(
  filter: DirectoryFilter,
  participantId: string,
  forgiving: boolean,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [participantId];
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const parts: string[] = [];
  for (const { word, twins } of searchTerms(filter.query ?? '')) {
    const patterns = [word, ...twins].map((each) => `%${each.replaceAll(/[\\%_]/g, '\\$&')}%`);
    const like = `p.search_text like any(${parameter(patterns, 'text[]')})`;
    parts.push(
      forgiving && word.length > 3
        ? `(${like} or p.search_text %> ${parameter(word, 'text')})`
        : like,
    );
  }
  if (filter.codes.length > 0) parts.push(hasCode(parameter(filter.codes, 'text[]')));
  if (filter.certificates.length > 0)
    parts.push(hasCertificate(parameter(filter.certificates, 'text[]')));
  if (filter.roles.length > 0) parts.push(`p.roles && ${parameter(filter.roles, 'text[]')}`);
  if (filter.regions.length > 0)
    parts.push(`c.region = any(${parameter(filter.regions, 'text[]')})`);
  if (filter.country) parts.push(`c.country = ${parameter(filter.country, 'text')}`);
  if (filter.wish === 'none')
    parts.push('not exists (select from wish w where w.from_id = $1 and w.to_id = p.id)');
  else if (filter.wish)
    parts.push(
      `exists (select from wish w where w.from_id = $1 and w.to_id = p.id and w.kind = ${parameter(filter.wish, 'text')})`,
    );
  return { sql: parts.map((part) => `and ${part}`).join('\n'), values };
}

/** The words as they are typed where they find anything, else forgivingly. */
async function choose(dataSource: DataSource, participantId: string, filter: DirectoryFilter) {
  const count = async (forgiving: boolean) => {
    const chosen = conditions(filter, participantId, forgiving);
    const [{ total }] = await dataSource.query<[{ total: number }]>(
      `select count(*)::int as total ${visible} ${chosen.sql}`,
      chosen.values,
    );
    return { ...chosen, total };
  };
  const exact = await count(false);
  return exact.total > 0 || !filter.query?.trim() ? exact : count(true);
}

const orders = {
  name: { key: 'lower(c.name_en)', down: false },
  '-name': { key: 'lower(c.name_en)', down: true },
  newest: { key: `to_char(p.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`, down: true },
  fit: { key: `to_char(coalesce(f.score, 0), '0000')`, down: true },
} as const;

export interface Found {
  total: number;
  /** Ids in order, with the sort key that a next page goes on after. */
  rows: { id: string; key: string }[];
}

/**
 * One page of a search.
 * @param fit scores by participant, for the sort by fit
 */
export async function searchDirectory(
  dataSource: DataSource,
  participantId: string,
  filter: DirectoryFilter,
  page: DirectoryPage,
  fit: ReadonlyMap<string, number> = new Map(),
): Promise<Found> {
  const { sql, values, total } = await choose(dataSource, participantId, filter);
  const { key, down } = orders[page.sort];
  const more = [...values];
  const parameter = (value: unknown, type: string) => `$${more.push(value)}::${type}`;
  const scores =
    page.sort === 'fit'
      ? `left join unnest(${parameter([...fit.keys()], 'uuid[]')}, ${parameter([...fit.values()], 'int[]')})
           as f(id, score) on f.id = p.id where`
      : 'where';
  const after = page.after
    ? `and (${key}, p.id) ${down ? '<' : '>'} (${parameter(page.after.key ?? '', 'text')}, ${parameter(page.after.id, 'uuid')})`
    : '';
  const rows = await dataSource.query<Found['rows']>(
    `select p.id, ${key} as key ${visible.replace('where', scores)} ${sql} ${after}
     order by ${key} ${down ? 'desc' : 'asc'}, p.id ${down ? 'desc' : 'asc'}
     limit ${parameter(page.limit, 'int')}`,
    more,
  );
  return { total, rows };
}

export interface Facet {
  kind: 'code' | 'role' | 'certificate' | 'region' | 'wish';
  value: string;
  count: number;
}

/** How many of what was found carry each code, role, certificate, region and mark. */
export async function readFacets(
  dataSource: DataSource,
  participantId: string,
  filter: DirectoryFilter,
): Promise<Facet[]> {
  const { sql, values } = await choose(dataSource, participantId, filter);
  return dataSource.query<Facet[]>(
    `with found as (select p.id, p.roles, c.region ${visible} ${sql}),
     codes as (
       select f.id, o.code from found f join offering o on o.participant_id = f.id
       union select f.id, n.code from found f join need n on n.participant_id = f.id
       union select f.id, i.code from found f join interest i on i.participant_id = f.id),
     papers as (
       select f.id, unnest(o.certificates) as standard from found f join offering o on o.participant_id = f.id
       union select f.id, h.standard from found f join held_certificate h on h.participant_id = f.id)
     select kind, value, count from (
       select 'code' as kind, code as value, count(*)::int as count from codes group by code
       union all select 'certificate', standard, count(*)::int from papers group by standard
       union all select 'role', role, count(*)::int from found, unnest(roles) role group by role
       union all select 'region', region, count(*)::int from found where region is not null group by region
       union all select 'wish', coalesce(w.kind, 'none'), count(*)::int from found f
         left join wish w on w.from_id = $1 and w.to_id = f.id group by 2
     ) counted order by kind, count desc, value`,
    values,
  );
}
