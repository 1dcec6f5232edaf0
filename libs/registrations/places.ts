import type { EntityManager } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import type { ParticipantRole } from '#libs/showcases/participant.entity.js';

interface CapUse {
  country: Country | null;
  role: ParticipantRole | null;
  most: number;
  taken: number;
}

/** The caps of a showcase and how many approved participants count towards each. */
export async function readCaps(manager: EntityManager, showcaseId: string): Promise<CapUse[]> {
  return manager.query<CapUse[]>(
    `select k.country, k.role, k.most, (
       select count(*)::int from participant p join company c on c.id = p.company_id
       where p.showcase_id = k.showcase_id and p.status = 'approved'
         and (k.country is null or c.country = k.country)
         and (k.role is null or k.role = any(p.roles))) as taken
     from cap k where k.showcase_id = $1`,
    [showcaseId],
  );
}

/** Whether every cap that counts a participant leaves a place for it. Pure. */
export function hasPlace(
  caps: CapUse[],
  who: { country: Country; roles: ParticipantRole[] },
): boolean {
  return caps.every(
    ({ country, role, most, taken }) =>
      (country !== null && country !== who.country) ||
      (role !== null && !who.roles.includes(role)) ||
      taken < most,
  );
}
