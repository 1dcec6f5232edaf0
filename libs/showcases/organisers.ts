import type { DataSource } from 'typeorm';

import type { Language, User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { noticeMail } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';

import { OrganiserInvitation } from './organiser-invitation.entity.js';
import { Organiser } from './organiser.entity.js';
import { Showcase } from './showcase.entity.js';

export interface Organisers {
  organisers: { userId: string; name: string; email: string }[];
  invited: { id: string; email: string; createdAt: Date }[];
}

export class OrganiserError extends Error {
  constructor(readonly code: 'organiser.unknown' | 'organiser.last') {
    super(code);
  }
}

/** Who runs a showcase, and who is invited to. */
export async function readOrganisers(
  dataSource: DataSource,
  showcaseId: string,
): Promise<Organisers> {
  const [organisers, invited] = await Promise.all([
    dataSource.query<Organisers['organisers']>(
      `select u.id as "userId", u.name, u.email from organiser o join "user" u on u.id = o.user_id
       where o.showcase_id = $1 order by u.name, u.email`,
      [showcaseId],
    ),
    dataSource.query<Organisers['invited']>(
      `select id, email, created_at as "createdAt" from organiser_invitation
       where showcase_id = $1 order by created_at, id`,
      [showcaseId],
    ),
  ]);
  return { organisers, invited };
}

/** Invites somebody by mail to run a showcase; the first sign-in with that address makes an organiser. */
export async function inviteOrganiser(
  dataSource: DataSource,
  invite: { showcaseId: string; user: User; email: string; language: Language; publicUrl: string },
): Promise<string[]> {
  const { showcaseId, user, language, publicUrl } = invite;
  const email = invite.email.trim().toLowerCase();
  return dataSource.transaction(async (manager) => {
    const showcase = await manager.findOneByOrFail(Showcase, { id: showcaseId });
    await manager
      .createQueryBuilder()
      .insert()
      .into(OrganiserInvitation)
      .values({ showcase, email })
      .orIgnore()
      .execute();
    const invitation = await manager.findOneByOrFail(OrganiserInvitation, {
      showcase: { id: showcaseId },
      email,
    });
    await record(manager, {
      action: 'organiser.invited',
      actedAs: 'organiser',
      actorId: user.id,
      showcaseId,
    });
    const mail = noticeMail({
      kind: 'organiser.invited',
      // Whom it names stands in its key, so that erasing him finds it.
      dedupeKey: `organiser.invited:${invitation.id}:${user.id}`,
      to: { name: email, email, language },
      showcase,
      values: { person: user.name },
      url: `${publicUrl}/sign-in`,
    });
    return queueMails(manager, [mail]);
  });
}

/** Takes an invitation back that nobody has followed. */
export async function withdrawInvitation(
  dataSource: DataSource,
  { showcaseId, id, userId }: { showcaseId: string; id: string; userId: string },
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(OrganiserInvitation, {
      id,
      showcase: { id: showcaseId },
    });
    if (affected !== 1) throw new OrganiserError('organiser.unknown');
    await record(manager, {
      action: 'organiser.uninvited',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId,
    });
  });
}

/**
 * Takes an organiser out. A showcase keeps at least one.
 * @throws OrganiserError `organiser.unknown`, `organiser.last`
 */
export async function removeOrganiser(
  dataSource: DataSource,
  remove: { showcaseId: string; organiserId: string; userId: string },
): Promise<void> {
  const { showcaseId, organiserId, userId } = remove;
  await dataSource.transaction(async (manager) => {
    // Locked, so that the last two cannot take each other out at once.
    await manager.findOneOrFail(Showcase, {
      where: { id: showcaseId },
      lock: { mode: 'pessimistic_write' },
    });
    const showcase = { id: showcaseId };
    const { affected } = await manager.delete(Organiser, { showcase, user: { id: organiserId } });
    if (affected !== 1) throw new OrganiserError('organiser.unknown');
    if (!(await manager.existsBy(Organiser, { showcase })))
      throw new OrganiserError('organiser.last');
    await record(manager, {
      action: 'organiser.removed',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId,
      userId: organiserId,
    });
  });
}
