import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import type { Country } from '#libs/companies/company.entity.js';
import type { MembershipRole } from '#libs/companies/membership.entity.js';

import type { ParticipantStatus } from './participant.entity.js';

export interface OwnCompany {
  id: string;
  nameEn: string;
  nameKo: string | null;
  country: Country;
  role: MembershipRole;
}

export interface OwnParticipation {
  id: string;
  companyId: string;
  slug: string;
  showcaseEn: string;
  showcaseKo: string;
  status: ParticipantStatus;
}

/** Companies a user acts for and where they take part. */
export async function actsFor(
  dataSource: DataSource,
  user: User,
): Promise<{ companies: OwnCompany[]; participations: OwnParticipation[] }> {
  const [companies, participations] = await Promise.all([
    dataSource.query<OwnCompany[]>(
      `select c.id, c.name_en as "nameEn", c.name_ko as "nameKo", c.country, m.role
       from membership m join company c on c.id = m.company_id
       where m.user_id = $1 order by c.name_en`,
      [user.id],
    ),
    dataSource.query<OwnParticipation[]>(
      `select p.id, p.company_id as "companyId", s.slug, s.name_en as "showcaseEn",
         s.name_ko as "showcaseKo", p.status
       from membership m join participant p on p.company_id = m.company_id
       join showcase s on s.id = p.showcase_id
       where m.user_id = $1 order by s.starts_on, s.slug, p.code`,
      [user.id],
    ),
  ]);
  return { companies, participations };
}
