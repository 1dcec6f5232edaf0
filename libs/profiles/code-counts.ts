import type { DataSource } from 'typeorm';

import { taxonomyPath } from '#libs/taxonomy/taxonomy.js';

export interface CodeCount {
  code: string;
  /** Participants that need, offer or otherwise care for the code or one below it. */
  needs: number;
  offerings: number;
  interests: number;
}

interface Row {
  participantId: string;
  kind: 'needs' | 'offerings' | 'interests';
  code: string;
}

const statement = `
  with other as (
    select p.id from participant me
    join company own on own.id = me.company_id
    join participant p on p.showcase_id = me.showcase_id and p.status = 'approved'
    join company c on c.id = p.company_id and c.country <> own.country
    where me.id = $1)
  select participant_id as "participantId", kind, code from (
    select participant_id, 'needs' as kind, unnest(code || more_codes) as code from need
    union select participant_id, 'offerings', unnest(code || more_codes) from offering
    union select participant_id, 'interests', code from interest) said
  where participant_id in (select id from other)`;

/** How many approved participants of the other country each code concerns; one query. */
export async function countCodes(
  dataSource: DataSource,
  participantId: string,
): Promise<CodeCount[]> {
  const rows = await dataSource.query<Row[]>(statement, [participantId]);
  const firms = new Map<string, Record<Row['kind'], Set<string>>>();
  for (const { participantId: firm, kind, code } of rows)
    // The sector itself is no term that can be chosen.
    for (const each of taxonomyPath(code).slice(1)) {
      const known = firms.get(each) ?? {
        needs: new Set(),
        offerings: new Set(),
        interests: new Set(),
      };
      known[kind].add(firm);
      firms.set(each, known);
    }
  return [...firms].map(([code, { needs, offerings, interests }]) => ({
    code,
    needs: needs.size,
    offerings: offerings.size,
    interests: interests.size,
  }));
}
