import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { AccountError } from './account-error.js';
import { browserName } from './browser-name.js';
import { Session } from './session.entity.js';
import { hashToken, newToken } from './tokens.js';
import { User } from './user.entity.js';

const day = 24 * 60 * 60 * 1000;
/** A session ends after this, however much it is used. */
export const sessionMilliseconds = 14 * day;
/** A session ends when nobody has used it for so long. */
export const idleMilliseconds = 7 * day;
/** How exact the last use is: not every request writes. */
const touchMilliseconds = 5 * 60 * 1000;

/** The browser that signs in. */
export interface SigningIn {
  /** Its `User-Agent` header. */
  userAgent: string;
  /** Session cookie it came with, if any. */
  before: string | null;
}

/**
 * Opens a session under a new cookie. The one the browser came with ends: what somebody planted there, or
 * knew before, must not go on under the new person (session fixation).
 * @returns the new cookie's value
 */
export async function openSession(
  manager: EntityManager,
  user: User,
  { userAgent, before }: SigningIn,
): Promise<string> {
  const now = Date.now();
  await manager.query(
    `delete from session where token_hash = $1
       or (user_id = $2 and (expires_at <= $3 or last_used_at <= $4))`,
    [before === null ? null : hashToken(before), user.id, new Date(now), idleSince(now)],
  );
  const cookie = newToken();
  await manager.insert(Session, {
    user,
    tokenHash: hashToken(cookie),
    browser: browserName(userAgent),
    lastUsedAt: new Date(now),
    expiresAt: new Date(now + sessionMilliseconds),
  });
  await record(manager, { action: 'session.opened', ...byThemselves(user) });
  return cookie;
}

/** Sessions last used before this have ended. */
function idleSince(now: number): Date {
  return new Date(now - idleMilliseconds);
}

/** The living session of a cookie and its user, or null when there is none. */
export async function findSession(
  dataSource: DataSource,
  cookie: string,
): Promise<{ id: string; user: User } | null> {
  const now = Date.now();
  const session = await dataSource
    .createQueryBuilder(Session, 'session')
    .innerJoinAndSelect('session.user', 'user')
    .where('session.tokenHash = :hash', { hash: hashToken(cookie) })
    .andWhere('session.expiresAt > :now', { now: new Date(now) })
    .andWhere('session.lastUsedAt > :idle', { idle: idleSince(now) })
    .getOne();
  if (!session) return null;
  if (now - session.lastUsedAt.getTime() > touchMilliseconds)
    await dataSource.manager.update(Session, session.id, { lastUsedAt: new Date(now) });
  return { id: session.id, user: session.user };
}

/** Signs a person out in one browser. */
export async function endSession(
  dataSource: DataSource,
  user: User,
  cookie: string,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(Session, { tokenHash: hashToken(cookie) });
    if (affected === 1) await record(manager, { action: 'session.ended', ...byThemselves(user) });
  });
}

export interface OwnSession {
  id: string;
  browser: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  /** When it ends even if it is used. */
  expiresAt: Date;
}

/** A person's living sessions, the one used last first. */
export async function listSessions(dataSource: DataSource, user: User): Promise<OwnSession[]> {
  const now = Date.now();
  return dataSource.query<OwnSession[]>(
    `select id, browser, created_at as "createdAt", last_used_at as "lastUsedAt",
       expires_at as "expiresAt"
     from session where user_id = $1 and expires_at > $2 and last_used_at > $3
     order by last_used_at desc, id`,
    [user.id, new Date(now), idleSince(now)],
  );
}

/**
 * Ends one of a person's own sessions.
 * @throws AccountError `session.unknown`
 */
export async function endOwnSession(dataSource: DataSource, user: User, id: string): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(Session, { id, user: { id: user.id } });
    if (affected !== 1) throw new AccountError('session.unknown');
    await record(manager, { action: 'session.ended', ...byThemselves(user) });
  });
}

/** Signs a person out everywhere. */
export async function endAllSessions(dataSource: DataSource, user: User): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(Session, { user: { id: user.id } });
    const detail = { sessions: affected ?? 0 };
    await record(manager, { action: 'session.all-ended', detail, ...byThemselves(user) });
  });
}

/** The actor of what a person does to the own account. */
export function byThemselves(user: User) {
  return { actedAs: 'person' as const, actorId: user.id, userId: user.id };
}
