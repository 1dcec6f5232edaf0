import { createHash } from 'node:crypto';

import { inOneTransaction, type JoiningDataSource } from '#libs/database/one-transaction.js';

/** Hours that an answer is kept under its key. */
export const keyHours = 24;

/** A request that its sender named by a key of his own. */
export interface KeyedRequest {
  userId: string;
  key: string;
  /** Method, address and body: all by which two requests under one key could differ. */
  parts: string[];
  /** The answer holds a secret, so it may not be kept. */
  secret: boolean;
}

export interface GivenAnswer {
  status: number;
  location: string | null;
  etag: string | null;
  /** JSON; null where it is empty. */
  body: string | null;
}

type KeptAnswer = GivenAnswer & { requestHash: string; secret: boolean };

/** Thrown when a key cannot be used (draft-ietf-httpapi-idempotency-key-header-07, 2.7). */
export class KeyError extends Error {
  constructor(readonly code: 'request.key-reused' | 'request.key-in-use' | 'request.key-spent') {
    super(code);
  }
}

/**
 * Carries a request out once, however often it is sent. Effect and answer are one transaction: a process that
 * dies leaves both or neither, and no lock behind. What fails leaves nothing, so it may be sent again.
 * @throws KeyError `request.key-reused` under the key of another request, `request.key-in-use` while it is
 *   being carried out, `request.key-spent` where it was and its answer could not be kept
 */
export async function once(
  dataSource: JoiningDataSource,
  request: KeyedRequest,
  act: () => Promise<GivenAnswer>,
): Promise<{ answer: GivenAnswer; replayed: boolean }> {
  const hash = createHash('sha256').update(JSON.stringify(request.parts)).digest('hex');
  return inOneTransaction(dataSource, async () => {
    const { userId, key, secret } = request;
    // It ends with the transaction, and so with the process.
    const [lock] = await dataSource.query<[{ got: boolean }]>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got',
      [`${userId} ${key}`],
    );
    if (!lock.got) throw new KeyError('request.key-in-use');
    const kept = await keptAnswer(dataSource, userId, key);
    if (kept && kept.requestHash !== hash) throw new KeyError('request.key-reused');
    if (kept?.secret) throw new KeyError('request.key-spent');
    if (kept) return { answer: kept, replayed: true };
    const answer = await act();
    const { status, location, etag, body } = answer;
    await dataSource.query(
      `insert into idempotency_key (user_id, key, request_hash, status, location, etag, body, secret)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (user_id, key) do update set request_hash = $3, status = $4, location = $5, etag = $6,
         body = $7, secret = $8, created_at = now()`,
      [userId, key, hash, status, location, etag, secret ? null : body, secret],
    );
    return { answer, replayed: false };
  });
}

async function keptAnswer(dataSource: JoiningDataSource, userId: string, key: string) {
  const [kept] = await dataSource.query<KeptAnswer[]>(
    `select request_hash as "requestHash", status, location, etag, body, secret from idempotency_key
     where user_id = $1 and key = $2 and created_at > now() - make_interval(hours => $3)`,
    [userId, key, keyHours],
  );
  return kept;
}
