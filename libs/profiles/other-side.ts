import type { EntityManager } from 'typeorm';

import { certificateSatisfies } from '#libs/taxonomy/standards.js';
import { taxonomyPath } from '#libs/taxonomy/taxonomy.js';

import type { OtherSide } from './completeness.js';
import type { Profile } from './read-profile.js';

interface NeedRow {
  participantId: string;
  code: string;
  moreCodes: string[];
  certificatesRequired: string[];
  quantity: number | null;
  neededInDays: number | null;
  budget: number | null;
}

const fromOthers = `
  join company c on c.id = p.company_id
  where p.showcase_id = $1 and p.status = 'approved' and c.country <> $2`;

/** Counts the approved participants of the other country, and what they ask of what this firm offers. */
export async function readOtherSide(manager: EntityManager, profile: Profile): Promise<OtherSide> {
  const { showcase, company } = profile.participant;
  const other = [showcase.id, company.country];
  const [counts] = await manager.query<[Pick<OtherSide, 'firms' | 'suppliers' | 'buyers'>]>(
    `select count(*)::int as firms,
       count(*) filter (where exists (select from offering o where o.participant_id = p.id))::int as suppliers,
       count(*) filter (where exists (select from need n where n.participant_id = p.id))::int as buyers
     from participant p ${fromOthers}`,
    other,
  );
  const needs = await manager.query<NeedRow[]>(
    `select n.participant_id as "participantId", n.code, n.more_codes as "moreCodes",
       n.certificates_required as "certificatesRequired", n.quantity,
       n.needed_in_days as "neededInDays", coalesce(n.budget_to, n.budget_from) as budget
     from need n join participant p on p.id = n.participant_id ${fromOthers}`,
    other,
  );
  const branches = new Set(
    profile.offerings.flatMap(({ code, moreCodes }) => [code, ...moreCodes]).map(branchOf),
  );
  const asked = needs.filter(({ code, moreCodes }) =>
    [code, ...moreCodes].some((each) => branches.has(branchOf(each))),
  );
  return {
    ...counts,
    missingCertificates: countMissing(asked, profile),
    asksQuantity: firmsOf(asked.filter(({ quantity }) => quantity !== null)),
    asksTime: firmsOf(asked.filter(({ neededInDays }) => neededInDays !== null)),
    asksPrice: firmsOf(asked.filter(({ budget }) => budget !== null)),
  };
}

/** The branch below the sector's root: codes of one branch come near each other. */
function branchOf(code: string): string {
  return taxonomyPath(code)[1] ?? code;
}

function firmsOf(rows: NeedRow[]): number {
  return new Set(rows.map(({ participantId }) => participantId)).size;
}

const satisfies = certificateSatisfies();

function countMissing(asked: NeedRow[], { offerings }: Profile): Record<string, number> {
  const held = new Set(
    offerings.flatMap(({ certificates }) =>
      certificates.flatMap((id) => [id, ...(satisfies[id] ?? [])]),
    ),
  );
  const required = new Map<string, NeedRow[]>();
  for (const row of asked)
    for (const standard of row.certificatesRequired)
      if (!held.has(standard)) required.set(standard, [...(required.get(standard) ?? []), row]);
  return Object.fromEntries([...required].map(([standard, rows]) => [standard, firmsOf(rows)]));
}
