import type { DataSource, EntityManager } from 'typeorm';

import type { Language, User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { noticeMail, type NoticeKind } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';

import { AccessRequest } from './access-request.entity.js';
import { ColleagueInvitation } from './colleague-invitation.entity.js';
import { CompanyError } from './company-error.js';
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

interface Acting {
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
    const mail = notice('colleague.invited', company, {
      to: { name: address, email: address, language },
      person: user,
      cause: createdAt.toISOString(),
      url: `${publicUrl}/sign-in`,
    });
    return queueMails(manager, [mail]);
  });
}

/** Asks the owners of a company to let somebody in; asking again mails nobody again. */
export async function askForAccess(
  dataSource: DataSource,
  { companyId, user, publicUrl }: Acting,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const company = await manager.findOneBy(Company, { id: companyId });
    if (!company) throw new CompanyError('company.unknown');
    const request = { company, user };
    await manager
      .createQueryBuilder()
      .insert()
      .into(AccessRequest)
      .values(request)
      .orIgnore()
      .execute();
    await record(manager, {
      action: 'access.asked',
      actedAs: 'person',
      actorId: user.id,
      companyId,
      userId: user.id,
    });
    const owners = await manager.find(Membership, {
      where: { company: { id: companyId }, role: 'owner' },
      relations: { user: true },
    });
    const mails = owners.map(({ user: to }) =>
      notice('access.asked', company, {
        to,
        person: user,
        cause: user.id,
        url: `${publicUrl}/company/${companyId}`,
      }),
    );
    return queueMails(manager, mails);
  });
}

/** Lets somebody in who asked, or refuses him. */
export async function decideAccess(
  dataSource: DataSource,
  { companyId, user, publicUrl }: Acting,
  askerId: string,
  grant: boolean,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const { affected } = await manager.update(
      AccessRequest,
      { company: { id: companyId }, user: { id: askerId }, state: 'open' },
      { state: grant ? 'granted' : 'refused', decidedAt: new Date() },
    );
    if (affected !== 1) throw new CompanyError('access-request.unknown');
    await record(manager, {
      action: grant ? 'access.granted' : 'access.refused',
      actedAs: 'company',
      actorId: user.id,
      companyId,
      userId: askerId,
    });
    if (!grant) return [];
    const company = await manager.findOneByOrFail(Company, { id: companyId });
    const membership = { company, user: { id: askerId }, role: 'member' as const };
    await manager
      .createQueryBuilder()
      .insert()
      .into(Membership)
      .values(membership)
      .orIgnore()
      .execute();
    const { user: to } = await manager.findOneOrFail(Membership, {
      where: { company: { id: companyId }, user: { id: askerId } },
      relations: { user: true },
    });
    const mail = notice('access.granted', company, {
      to,
      person: user,
      cause: askerId,
      url: `${publicUrl}/`,
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

function notice(
  kind: NoticeKind,
  company: Company,
  {
    to,
    person,
    cause,
    url,
  }: {
    to: { name: string; email: string; language: Language };
    person: User;
    cause: string;
    url: string;
  },
) {
  const name = (to.language === 'ko' ? company.nameKo : null) ?? company.nameEn;
  return noticeMail({
    kind,
    dedupeKey: `${kind}:${company.id}:${cause}:${to.email}`,
    to,
    showcase: null,
    values: { company: name, person: person.name, email: person.email },
    url,
  });
}
