import type { Request } from 'express';
import type { DataSource } from 'typeorm';

import { apiKeyPrefix, findApiKey } from '#libs/accounts/api-keys.js';
import { findSession } from '#libs/accounts/sessions.js';

import { Problem } from '../problem/problem.js';

import { sessionCookie } from './request.js';

/**
 * Finds who sends a request, by its API key or else by its session cookie, and notes it on the request. A
 * key that is sent is meant: where it is no good, the cookie does not stand in.
 * @throws Problem `access.key`
 */
export async function readCaller(dataSource: DataSource, request: Request): Promise<void> {
  const token = bearer(request);
  if (token !== null) {
    const key = await findApiKey(dataSource, token);
    if (!key) throw new Problem('access.key');
    request.user = key.user;
    request.keyScopes = key.scopes;
    return;
  }
  const cookie: unknown = request.cookies[sessionCookie];
  const session = typeof cookie === 'string' ? await findSession(dataSource, cookie) : null;
  if (!session) return;
  request.user = session.user;
  request.sessionId = session.id;
}

/** The API key of the `Authorization` header; what else a proxy may have put there is not ours. */
function bearer(request: Request): string | null {
  const [, token] = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
  return token?.startsWith(apiKeyPrefix) ? token : null;
}
