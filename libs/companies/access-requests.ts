import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';

import { AccessRequest } from './access-request.entity.js';
import type { Acting } from './colleagues.js';
import { CompanyError } from './company-error.js';
import { companyNotice } from './company-notice.js';
import { Company } from './company.entity.js';
import { Membership } from './membership.entity.js';

/**
 * Asks the owners of a company to let somebody in; asking again mails nobody again, unless he was let in and
 * has been taken out since. Who acts for it already asks nobody.
 */
export async function askForAccess(
  dataSource: DataSource,
  { companyId, user, publicUrl }: Acting,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const company = await manager.findOneBy(Company, { id: companyId });
    if (!company) throw new CompanyError('company.unknown');
    const ofCompany = { company: { id: companyId } };
    if (await manager.existsBy(Membership, { ...ofCompany, user: { id: user.id } })) return [];
    const { createdAt } = await openRequest(manager, companyId, user.id);
    await record(manager, {
      action: 'access.asked',
      actedAs: 'person',
      actorId: user.id,
      companyId,
      userId: user.id,
    });
    const owners = await manager.find(Membership, {
      where: { ...ofCompany, role: 'owner' },
      relations: { user: true },
    });
    const mails = owners.map(({ user: to }) =>
      companyNotice('access.asked', company, {
        to,
        person: user,
        cause: `${user.id}:${createdAt.toISOString()}`,
        url: `${publicUrl}/company/${companyId}`,
      }),
    );
    return queueMails(manager, mails);
  });
}

/** Opens somebody's request, or again where an earlier one was granted; one that was refused stays refused. */
async function openRequest(
  manager: EntityManager,
  companyId: string,
  userId: string,
): Promise<AccessRequest> {
  await manager.query(
    `insert into access_request (company_id, user_id) values ($1, $2)
     on conflict (company_id, user_id) do update set state = 'open', created_at = now(), decided_at = null
     where access_request.state = 'granted'`,
    [companyId, userId],
  );
  const request = { company: { id: companyId }, user: { id: userId } };
  return manager.findOneByOrFail(AccessRequest, request);
}

/** Lets somebody in who asked, or refuses him. */
export async function decideAccess(
  dataSource: DataSource,
  { companyId, user, publicUrl }: Acting,
  askerId: string,
  grant: boolean,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const decidedAt = new Date();
    const { affected } = await manager.update(
      AccessRequest,
      { company: { id: companyId }, user: { id: askerId }, state: 'open' },
      { state: grant ? 'granted' : 'refused', decidedAt },
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
    const mail = companyNotice('access.granted', company, {
      to,
      person: user,
      cause: `${askerId}:${decidedAt.toISOString()}`,
      url: `${publicUrl}/`,
    });
    return queueMails(manager, [mail]);
  });
}
