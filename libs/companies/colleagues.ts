import type { DataSource, EntityManager } from 'typeorm';

import type { Language, User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';

import { ColleagueInvitation } from './colleague-invitation.entity.js';
import { CompanyError } from './company-error.js';
import { companyNotice } from './company-notice.js';
import { Company } from './company.entity.js';
import { Membership, type MembershipRole } from './membership.entity.js';

export interface Colleagues {
  members: { userId: string; name: string; email: string; role: MembershipRole }[];
  invited: { email: string; createdAt: Date }[];
  asking: { userId: string; name: string; email: string; createdAt: Date }[];
}

/** Who acts for a company, who is invited, and who asks to be let in. */
export async function readColleagues(
  dataSource: DataSource,
  companyId: string,
): Promise<Colleagues> {
  const [members, invited, asking] = await Promise.all([
    dataSource.query<Colleagues['members']>(
      `select u.id as "userId", u.name, u.email, m.role from membership m
       join "user" u on u.id = m.user_id where m.company_id = $1 order by m.role desc, u.name`,
      [companyId],
    ),
    dataSource.query<Colleagues['invited']>(
      `select email, created_at as "createdAt" from colleague_invitation
       where company_id = $1 order by created_at`,
      [companyId],
    ),
    dataSource.query<Colleagues['asking']>(
      `select u.id as "userId", u.name, u.email, r.created_at as "createdAt" from access_request r
       join "user" u on u.id = r.user_id
       where r.company_id = $1 and r.state = 'open' order by r.created_at`,
      [companyId],
    ),
  ]);
  return { members, invited, asking };
}

/** Who acts for a company, or asks to. */
export interface Acting {
  companyId: string;
  user: User;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
}

/** Invites a colleague by mail; the first sign-in with that address makes him a member. */
export async function inviteColleague(
  dataSource: DataSource,
  { companyId, user, publicUrl }: Acting,
  email: string,
  language: Language,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const company = await manager.findOneByOrFail(Company, { id: companyId });
    const address = email.trim().toLowerCase();
    await manager
      .createQueryBuilder()
      .insert()
      .into(ColleagueInvitation)
      .values({ company, email: address, invitedBy: user })
      .orIgnore()
      .execute();
    const { createdAt } = await manager.findOneByOrFail(ColleagueInvitation, {
      company: { id: companyId },
      email: address,
    });
    await record(manager, {
      action: 'colleague.invited',
      actedAs: 'company',
      actorId: user.id,
      companyId,
    });
    const mail = companyNotice('colleague.invited', company, {
      to: { name: address, email: address, language },
      person: user,
      cause: createdAt.toISOString(),
      url: `${publicUrl}/sign-in`,
    });
    return queueMails(manager, [mail]);
  });
}

/**
 * Gives a member another role, or takes him out (null). A company keeps at least one owner.
 * @throws CompanyError `company.last-owner`, `member.unknown`
 */
export async function changeMember(
  dataSource: DataSource,
  { companyId, user }: Pick<Acting, 'companyId' | 'user'>,
  memberId: string,
  role: MembershipRole | null,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // Locked, so that two owners who leave at once cannot both be the one who may.
    await manager.findOneOrFail(Company, {
      where: { id: companyId },
      lock: { mode: 'pessimistic_write' },
    });
    const member = { company: { id: companyId }, user: { id: memberId } };
    const { affected } =
      role === null
        ? await manager.delete(Membership, member)
        : await manager.update(Membership, member, { role });
    if (!affected) throw new CompanyError('member.unknown');
    await keepOwner(manager, companyId);
    await record(manager, {
      action: role === null ? 'member.removed' : `member.${role}`,
      actedAs: 'company',
      actorId: user.id,
      companyId,
      userId: memberId,
    });
  });
}

async function keepOwner(manager: EntityManager, companyId: string): Promise<void> {
  const owned = await manager.existsBy(Membership, { company: { id: companyId }, role: 'owner' });
  if (!owned) throw new CompanyError('company.last-owner');
}
