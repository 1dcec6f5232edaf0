import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { DataSource, EntityManager } from 'typeorm';

import { challengeMilliseconds, issueChallenge, takeChallenge } from './passkey-challenges.js';
import { Passkey } from './passkey.entity.js';
import type { Site } from './passkeys.js';
import { openSession, type SigningIn } from './sessions.js';
import type { User } from './user.entity.js';

/**
 * What a browser needs to sign in by a passkey. It asks for no address: the passkey names its owner, so
 * nobody can learn here who has an account.
 * @param browser secret of the browser that asks
 */
export async function askForPasskey(
  dataSource: DataSource,
  browser: string,
  site: Site,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await issueChallenge(dataSource.manager, { browser });
  return generateAuthenticationOptions({
    rpID: site.host,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: challengeMilliseconds,
    userVerification: 'required',
  });
}

interface Answer {
  response: AuthenticationResponseJSON;
  /** Secret of the browser that answers, or null. */
  browser: string | null;
  site: Site;
}

/**
 * Exchanges a signed challenge for a session.
 * @returns the session's cookie value and its user, or null when the passkey is unknown, the challenge is
 *   used, too old or another browser's, or the signature does not fit
 */
export async function redeemPasskey(
  manager: EntityManager,
  { response, browser, site }: Answer,
  signingIn: SigningIn,
): Promise<{ cookie: string; user: User } | null> {
  if (browser === null) return null;
  // Locked, so that the count of signatures cannot be read by two at once.
  const passkey = await manager
    .createQueryBuilder(Passkey, 'passkey')
    .innerJoinAndSelect('passkey.user', 'user')
    .where('passkey.credentialId = :id', { id: response.id })
    .setLock('pessimistic_write', undefined, ['passkey'])
    .getOne();
  if (!passkey) return null;
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(manager, challenge, { browser }),
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return null;
  await manager.update(Passkey, passkey.id, {
    counter: String(checked.authenticationInfo.newCounter),
    lastUsedAt: new Date(),
  });
  return { cookie: await openSession(manager, passkey.user, signingIn), user: passkey.user };
}
