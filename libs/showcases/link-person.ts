import type { EntityManager } from 'typeorm';

import { byThemselves } from '#libs/accounts/sessions.js';
import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';

/**
 * Gives a person who has just proved an address what was kept for it: companies and showcases that invited
 * him, and companies that an import named him the main contact of, while nobody else owns them.
 */
export async function linkPerson(manager: EntityManager, user: User): Promise<void> {
  const invited = await manager.query<Joined[]>(
    `with invited as (delete from colleague_invitation where lower(email) = $2 returning company_id)
     insert into membership (company_id, user_id, role)
     select company_id, $1, 'member' from invited
     on conflict do nothing returning company_id as "companyId"`,
    [user.id, user.email],
  );
  const imported = await manager.query<Joined[]>(
    `insert into membership (company_id, user_id, role)
     select distinct p.company_id, $1::uuid, 'owner'
     from delegate d join participant p on p.id = d.participant_id
     where lower(d.email) = $2 and d.position = 1
       and not exists (select from membership m where m.company_id = p.company_id and m.role = 'owner')
     on conflict do nothing returning company_id as "companyId"`,
    [user.id, user.email],
  );
  const organising = await manager.query<{ showcaseId: string }[]>(
    `with invited as (delete from organiser_invitation where lower(email) = $2 returning showcase_id)
     insert into organiser (showcase_id, user_id) select showcase_id, $1 from invited
     on conflict do nothing returning showcase_id as "showcaseId"`,
    [user.id, user.email],
  );
  const self = byThemselves(user);
  await record(
    manager,
    ...[...invited, ...imported].map((joined) => ({
      action: 'member.joined' as const,
      ...self,
      ...joined,
    })),
    ...organising.map((joined) => ({ action: 'organiser.joined' as const, ...self, ...joined })),
  );
}

interface Joined {
  companyId: string;
}
