import type { EntityManager } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import type { ParticipantRole } from '#libs/showcases/participant.entity.js';

export interface CapUse {
  country: Country | null;
  role: ParticipantRole | null;
  most: number;
  taken: number;
  waiting: number;
}

/** The caps of a showcase, how many approved participants count towards each, and how many wait for it. */
export async function readCaps(manager: EntityManager, showcaseId: string): Promise<CapUse[]> {
  return manager.query<CapUse[]>(
    `select k.country, k.role, k.most,
       count(p.id) filter (where p.status = 'approved')::int as taken,
       count(p.id) filter (where p.status = 'waiting')::int as waiting
     from cap k
     left join (participant p join company c on c.id = p.company_id)
       on p.showcase_id = k.showcase_id and (k.country is null or c.country = k.country)
       and (k.role is null or k.role = any(p.roles))
     where k.showcase_id = $1
     group by k.id, k.country, k.role, k.most order by k.country nulls first, k.role nulls first`,
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
