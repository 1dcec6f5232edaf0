import type { EntityManager } from 'typeorm';

import { regionLabel } from '#libs/taxonomy/regions.js';
import { standard } from '#libs/taxonomy/standards.js';
import { taxonomyNode, taxonomyPath } from '#libs/taxonomy/taxonomy.js';

import { percentComplete, type ProfileCounts } from './completeness.js';

interface Row extends ProfileCounts {
  id: string;
  /** The firm's own words, in lower case. */
  own: string;
  region: string | null;
  codes: string[];
  standards: string[];
}

const offeringCounts = `
  select jsonb_build_object('all', count(*),
    'text', count(*) filter (where coalesce(name_en, name_ko) is not null
      and coalesce(description_en, description_ko) is not null),
    'english', count(*) filter (where coalesce(name_en, description_en) is not null),
    'capacity', count(capacity_per_month), 'time', count(lead_time_days),
    'price', count(coalesce(price_from, price_to)), 'control', count(control))
  from offering where participant_id = p.id`;

const needCounts = `
  select jsonb_build_object('all', count(*), 'text', count(coalesce(description_en, description_ko)),
    'quantity', count(quantity), 'time', count(needed_in_days))
  from need where participant_id = p.id`;

const statement = `
  select p.id, p.roles, c.region, coalesce(c.description_en, c.description_ko) is not null as described,
    (${offeringCounts}) as offerings, (${needCounts}) as needs,
    (select count(*)::int from interest where participant_id = p.id) as interests,
    lower(concat_ws(' ', c.name_en, c.name_ko, c.trade_name, c.city, c.description_en, c.description_ko,
      (select string_agg(concat_ws(' ', name_en, name_ko, description_en, description_ko), ' ' order by position)
       from offering where participant_id = p.id),
      (select string_agg(concat_ws(' ', description_en, description_ko), ' ' order by position)
       from need where participant_id = p.id))) as own,
    array(select code from offering where participant_id = p.id
      union select unnest(more_codes) from offering where participant_id = p.id
      union select code from need where participant_id = p.id
      union select unnest(more_codes) from need where participant_id = p.id
      union select code from interest where participant_id = p.id
      order by 1) as codes,
    array(select unnest(certificates) from offering where participant_id = p.id
      union select unnest(certificates_required) from need where participant_id = p.id
      union select standard from held_certificate where participant_id = p.id
      order by 1) as standards
  from participant p join company c on c.id = p.company_id
  where p.id = any($1)`;

/** How much participants have filled in. */
export async function readCounts(
  manager: EntityManager,
  participantIds: string[],
): Promise<(ProfileCounts & { id: string })[]> {
  return manager.query<Row[]>(statement, [participantIds]);
}

/**
 * Writes anew what follows from profiles: how complete they are, and what they can be found by: their own
 * words and what their codes are called in both languages, so that a Korean query finds an English profile.
 */
export async function refreshProfiles(
  manager: EntityManager,
  participantIds: string[],
): Promise<void> {
  if (participantIds.length === 0) return;
  const rows = await manager.query<Row[]>(statement, [participantIds]);
  await manager.query(
    `update participant p set search_text = t.text, completeness = t.percent
     from unnest($1::uuid[], $2::text[], $3::int[]) as t(id, text, percent) where p.id = t.id`,
    [rows.map(({ id }) => id), rows.map(searchText), rows.map(percentComplete)],
  );
}

function searchText({ own, region, codes, standards }: Row): string {
  const named = new Set(codes.flatMap(namesOfCode));
  const papers = standards.map((id) => standard(id)?.code ?? '');
  const place = region === null ? [] : Object.values(regionLabel(region));
  return [own, ...place, ...named, ...papers].join(' ').toLowerCase();
}

/** What a code is called: labels and aliases of it and of what it is part of, in both languages. */
function namesOfCode(code: string): string[] {
  return taxonomyPath(code).flatMap((each) => {
    const node = taxonomyNode(each);
    return node ? [node.en, node.ko, ...(node.aliases_en ?? []), ...(node.aliases_ko ?? [])] : [];
  });
}
