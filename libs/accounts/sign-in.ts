import type { EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { openSession, type SigningIn } from './sessions.js';
import { SignInLink } from './sign-in-link.entity.js';
import { hashToken, newToken } from './tokens.js';
import { User, type Language } from './user.entity.js';

/** Addresses are compared and stored in lower case. */
function addressOf(email: string): string {
  return email.trim().toLowerCase();
}

/** The account of an address; made when it is new. */
export async function ensureUser(
  manager: EntityManager,
  person: { email: string; name: string; isAdmin?: boolean; language?: Language },
): Promise<User> {
  const email = addressOf(person.email);
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(User)
    .values({ ...person, email })
    .orIgnore()
    .returning('id')
    .execute();
  const [made] = inserted.raw as { id: string }[];
  if (made)
    await record(manager, { action: 'account.created', actedAs: 'system', userId: made.id });
  return manager.findOneByOrFail(User, { email });
}

export interface SignInRequest {
  email: string;
  language?: Language;
  /** Secret of the browser that asks; the link then works in that browser only. */
  browser?: string;
}

/**
 * Issues a single-use sign-in token for an address; only its hash is stored. What the same browser asked for
 * before ends; another browser cannot end it, so nobody can keep a person from signing in.
 */
export async function issueSignInToken(
  manager: EntityManager,
  request: SignInRequest,
  validMilliseconds: number,
): Promise<string> {
  const token = newToken();
  const email = addressOf(request.email);
  const browserHash = request.browser === undefined ? null : hashToken(request.browser);
  await manager.query(
    `update sign_in_link set used_at = now()
     where email = $1 and browser_hash = $2 and used_at is null`,
    [email, browserHash],
  );
  await manager.insert(SignInLink, {
    email,
    language: request.language ?? 'en',
    tokenHash: hashToken(token),
    browserHash,
    expiresAt: new Date(Date.now() + validMilliseconds),
  });
  return token;
}

/**
 * Exchanges a sign-in token for a session; makes the account of an address that has none.
 * @param browser secret of the browser that asks, or null
 * @returns the session's cookie value and its user, or null when the token is unknown, used, too old or
 *   was asked for in another browser
 */
export async function redeemSignInToken(
  manager: EntityManager,
  token: string,
  browser: string | null,
  signingIn: SigningIn,
): Promise<{ cookie: string; user: User } | null> {
  const now = new Date();
  // One statement decides, so that two clicks at once cannot both win. The wrong browser burns nothing.
  const [[link]] = await manager.query<[{ email: string; language: Language }[], number]>(
    `update sign_in_link set used_at = $1
     where token_hash = $2 and used_at is null and expires_at > $1
       and (browser_hash is null or browser_hash = $3)
     returning email, language`,
    [now, hashToken(token), browser === null ? null : hashToken(browser)],
  );
  if (!link) return null;
  const { email, language } = link;
  const user = await ensureUser(manager, { email, name: email.split('@')[0] ?? email, language });
  return { cookie: await openSession(manager, user, signingIn), user };
}
