import type { EntityManager } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';

import type { ParticipantRole } from './participant.entity.js';
import { Showcase } from './showcase.entity.js';

export interface CapUse {
  country: Country | null;
  role: ParticipantRole | null;
  most: number;
  taken: number;
  waiting: number;
}

interface Counted {
  country: Country;
  roles: ParticipantRole[];
}

/**
 * Lets one transaction at a time give away places of a showcase, so that the last one is given away once. Rows
 * that only refer to the showcase are still written meanwhile: whoever holds a participant and writes one of
 * those would otherwise wait for whom waits for him.
 */
export async function lockPlaces(manager: EntityManager, showcaseId: string): Promise<void> {
  await manager.findOneOrFail(Showcase, {
    where: { id: showcaseId },
    lock: { mode: 'for_no_key_update' },
  });
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

function counts({ country, role }: CapUse, who: Counted): boolean {
  return (
    (country === null || country === who.country) && (role === null || who.roles.includes(role))
  );
}

/** Whether every cap that counts a participant leaves a place for it. Pure. */
export function hasPlace(caps: CapUse[], who: Counted): boolean {
  return caps.every((cap) => !counts(cap, who) || cap.taken < cap.most);
}

/**
 * Whether an approved participant may take other roles: every cap that does not count it yet must leave a place.
 * Those that count it already have given it one, even where they were lowered since. Pure.
 */
export function hasPlaceInRoles(caps: CapUse[], who: Counted, roles: ParticipantRole[]): boolean {
  const others = caps.filter((cap) => !counts(cap, who));
  return hasPlace(others, { ...who, roles });
}

/** Whether a participant that takes other roles gives a place of some cap back. Pure. */
export function freesPlace(caps: CapUse[], who: Counted, roles: ParticipantRole[]): boolean {
  return caps.some((cap) => counts(cap, who) && !counts(cap, { ...who, roles }));
}
