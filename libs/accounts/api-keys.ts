import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { AccountError } from './account-error.js';
import { ApiKey, type ApiKeyScope } from './api-key.entity.js';
import { lockAccount } from './lock-account.js';
import { byThemselves } from './sessions.js';
import { hashToken, newToken } from './tokens.js';
import type { User } from './user.entity.js';

/** Says what it is, so that a leaked one can be found by searching for it. */
export const apiKeyPrefix = 'sm_';
export const apiKeyDaysMax = 365;
const keysMax = 20;
/** How exact the last use is: not every request writes. */
const touchMilliseconds = 60 * 1000;

export interface NewApiKey {
  name: string;
  scopes: ApiKeyScope[];
  expiresAt: Date;
}

/**
 * Makes a key. It is readable now and never again.
 * @throws AccountError `api-key.too-many`
 */
export async function createApiKey(
  dataSource: DataSource,
  user: User,
  { name, scopes, expiresAt }: NewApiKey,
): Promise<{ id: string; token: string }> {
  const token = apiKeyPrefix + newToken();
  return dataSource.transaction(async (manager) => {
    await lockAccount(manager, user);
    if ((await manager.countBy(ApiKey, { user: { id: user.id } })) >= keysMax)
      throw new AccountError('api-key.too-many');
    const key = manager.create(ApiKey, {
      user,
      name,
      tokenHash: hashToken(token),
      start: token.slice(0, apiKeyPrefix.length + 4),
      scopes: [...new Set(scopes)].sort(),
      expiresAt,
    });
    await manager.insert(ApiKey, key);
    const detail = { key: key.id, scopes: key.scopes, expiresAt: expiresAt.toISOString() };
    await record(manager, { action: 'api-key.created', detail, ...byThemselves(user) });
    return { id: key.id, token };
  });
}

/** A person's keys, the newest first; those that have expired stay until they are removed. */
export async function listApiKeys(dataSource: DataSource, user: User): Promise<ApiKey[]> {
  return dataSource.manager.find(ApiKey, {
    where: { user: { id: user.id } },
    order: { createdAt: 'DESC', id: 'ASC' },
  });
}

/**
 * Ends a key; from now on it opens nothing.
 * @throws AccountError `api-key.unknown`
 */
export async function removeApiKey(dataSource: DataSource, user: User, id: string): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(ApiKey, { id, user: { id: user.id } });
    if (affected !== 1) throw new AccountError('api-key.unknown');
    await record(manager, {
      action: 'api-key.removed',
      detail: { key: id },
      ...byThemselves(user),
    });
  });
}

/** The living key of a token and its user, or null when there is none. Notes that it was used. */
export async function findApiKey(
  dataSource: DataSource,
  token: string,
): Promise<{ id: string; user: User; scopes: ApiKeyScope[] } | null> {
  const now = Date.now();
  const key = await dataSource
    .createQueryBuilder(ApiKey, 'key')
    .innerJoinAndSelect('key.user', 'user')
    .where('key.tokenHash = :hash', { hash: hashToken(token) })
    .andWhere('key.expiresAt > :now', { now: new Date(now) })
    .getOne();
  if (!key) return null;
  if (now - (key.lastUsedAt?.getTime() ?? 0) > touchMilliseconds)
    await dataSource.manager.update(ApiKey, key.id, { lastUsedAt: new Date(now) });
  return { id: key.id, user: key.user, scopes: key.scopes };
}
