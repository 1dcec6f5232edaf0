import { IsNull, MoreThan, type DataSource, type EntityManager } from 'typeorm';

import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';
import { hashToken, newToken } from './tokens.js';
import { User } from './user.entity.js';

export const sessionMilliseconds = 14 * 24 * 60 * 60 * 1000;

/** The account of an address; made when it is new. */
export async function ensureUser(
  manager: EntityManager,
  person: { email: string; name: string; isAdmin?: boolean },
): Promise<User> {
  const email = person.email.trim().toLowerCase();
  await manager
    .createQueryBuilder()
    .insert()
    .into(User)
    .values({ email, name: person.name, isAdmin: person.isAdmin ?? false })
    .orIgnore()
    .execute();
  return manager.findOneByOrFail(User, { email });
}

/** Issues a single-use sign-in token; only its hash is stored. */
export async function issueSignInToken(
  manager: EntityManager,
  user: User,
  validMilliseconds: number,
): Promise<string> {
  const token = newToken();
  await manager.insert(SignInLink, {
    user,
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + validMilliseconds),
  });
  return token;
}

/**
 * Exchanges a sign-in token for a session.
 * @returns the session's cookie value, or null when the token is unknown, used or too old
 */
export async function redeemSignInToken(
  dataSource: DataSource,
  token: string,
): Promise<string | null> {
  return dataSource.transaction(async (manager) => {
    const now = new Date();
    const link = { tokenHash: hashToken(token), usedAt: IsNull(), expiresAt: MoreThan(now) };
    // One statement decides, so that two clicks at once cannot both win.
    const used = await manager.update(SignInLink, link, { usedAt: now });
    if (used.affected !== 1) return null;
    const { user } = await manager.findOneOrFail(SignInLink, {
      where: { tokenHash: link.tokenHash },
      relations: { user: true },
    });
    const cookie = newToken();
    await manager.insert(Session, {
      user,
      tokenHash: hashToken(cookie),
      expiresAt: new Date(now.getTime() + sessionMilliseconds),
    });
    return cookie;
  });
}

/** The user of a session cookie, or null when there is none. */
export async function sessionUser(dataSource: DataSource, cookie: string): Promise<User | null> {
  const session = await dataSource.getRepository(Session).findOne({
    where: { tokenHash: hashToken(cookie), expiresAt: MoreThan(new Date()) },
    relations: { user: true },
  });
  return session?.user ?? null;
}

export async function endSession(dataSource: DataSource, cookie: string): Promise<void> {
  await dataSource.getRepository(Session).delete({ tokenHash: hashToken(cookie) });
}
