import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import type { MembershipRole } from '#libs/companies/membership.entity.js';
import type { ParticipantStatus } from '#libs/showcases/participant.entity.js';

import { Problem } from '../problem/problem.js';

import type { AccessRule } from './access.js';
import type { ActingFor } from './request.js';

interface Row {
  companyId: string;
  role: MembershipRole;
  participantId: string | null;
  showcaseId: string;
  status: ParticipantStatus;
}

const statements = {
  company: `select m.company_id as "companyId", m.role, null as "participantId"
            from membership m where m.company_id = $1 and m.user_id = $2`,
  participation: `select m.company_id as "companyId", m.role, p.id as "participantId",
                    p.showcase_id as "showcaseId", p.status
                  from participant p join membership m on m.company_id = p.company_id
                  where p.id = $1 and m.user_id = $2`,
} as const;

/**
 * What a member may act for; the same answer for what does not exist and what is another's.
 * @throws Problem `company.unknown`, `participation.unknown`, `company.owner-only`, `participation.not-approved`
 */
export async function actingFor(
  dataSource: DataSource,
  rule: Extract<AccessRule, { kind: 'member' }>,
  id: string,
  user: User,
): Promise<ActingFor> {
  const [row] = await dataSource.query<Row[]>(statements[rule.of], [id, user.id]);
  if (!row) throw new Problem(`${rule.of}.unknown`);
  if (rule.owner && row.role !== 'owner') throw new Problem('company.owner-only');
  if (rule.approved && row.status !== 'approved') throw new Problem('participation.not-approved');
  const { companyId, role, participantId, showcaseId, status } = row;
  return {
    companyId,
    role,
    participation: participantId === null ? null : { id: participantId, showcaseId, status },
  };
}
