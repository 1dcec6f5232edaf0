import type { EntityManager } from 'typeorm';

import { PasskeyChallenge } from './passkey-challenge.entity.js';
import { hashToken, newToken } from './tokens.js';

export const challengeMilliseconds = 5 * 60 * 1000;

/** Who may answer a challenge: a signed-in person who adds a passkey, or the browser that signs in. */
export type Challenged = { userId: string } | { browser: string };

/**
 * Makes a challenge to sign; it holds once, for five minutes.
 * @returns the challenge, 32 random bytes as base64url
 */
export async function issueChallenge(manager: EntityManager, whom: Challenged): Promise<string> {
  const challenge = newToken();
  const now = Date.now();
  await manager.query('delete from passkey_challenge where expires_at <= $1', [new Date(now)]);
  await manager.insert(PasskeyChallenge, {
    challengeHash: hashToken(challenge),
    user: 'userId' in whom ? { id: whom.userId } : null,
    browserHash: 'browser' in whom ? hashToken(whom.browser) : null,
    expiresAt: new Date(now + challengeMilliseconds),
  });
  return challenge;
}

/** Whether a challenge was given to this person or browser and still holds. It is used up by asking. */
export async function takeChallenge(
  manager: EntityManager,
  challenge: string,
  whom: Challenged,
): Promise<boolean> {
  // One statement decides, so that of two answers at once only one can win.
  const [taken] = await manager.query<[{ id: string }[], number]>(
    `delete from passkey_challenge
     where challenge_hash = $1 and expires_at > $2
       and user_id is not distinct from $3 and browser_hash is not distinct from $4
     returning id`,
    [
      hashToken(challenge),
      new Date(),
      'userId' in whom ? whom.userId : null,
      'browser' in whom ? hashToken(whom.browser) : null,
    ],
  );
  return taken.length === 1;
}
