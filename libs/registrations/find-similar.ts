import type { DataSource } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import { plainIdentifier } from '#libs/companies/identifiers.js';

export interface SimilarCompany {
  id: string;
  nameEn: string;
  nameKo: string | null;
  city: string | null;
  /** An identifier is the same, or the names are alike. */
  by: 'identifier' | 'name';
}

const LIKE = 0.5;

/**
 * Companies of a country that may be the one somebody is about to register: by any identifier, or by names
 * whose trigrams are alike (pg_trgm). Only what stands in public directories is told.
 */
export async function findSimilar(
  dataSource: DataSource,
  like: { country: Country; names: (string | null)[]; identifiers: (string | null)[] },
): Promise<SimilarCompany[]> {
  const names = like.names.filter((name) => name);
  const identifiers = like.identifiers.flatMap((id) => (id ? [plainIdentifier(id)] : []));
  return dataSource.query<SimilarCompany[]>(
    `select id, "nameEn", "nameKo", city, case when same then 'identifier' else 'name' end as by
     from (
       select c.id, c.name_en as "nameEn", c.name_ko as "nameKo", c.city,
         array[c.registration_number, c.corporate_number, c.uei, c.cage, c.duns, c.lei]
           && $3::text[] as same,
         (select max(greatest(similarity(lower(c.name_en), lower(n)),
            similarity(lower(coalesce(c.name_ko, '')), lower(n)))) from unnest($2::text[]) n) as likeness
       from company c where c.country = $1 and not c.sample
     ) found
     where same or likeness >= $4
     order by same desc, likeness desc nulls last limit 5`,
    [like.country, names, identifiers, LIKE],
  );
}
