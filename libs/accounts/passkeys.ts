import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { AccountError } from './account-error.js';
import { lockAccount } from './lock-account.js';
import { issueChallenge, challengeMilliseconds, takeChallenge } from './passkey-challenges.js';
import { Passkey } from './passkey.entity.js';
import { byThemselves } from './sessions.js';
import type { User } from './user.entity.js';

const passkeysMax = 10;

/** The site that passkeys are made for: browsers show and use them there only. */
export interface Site {
  /** Scheme, host and port, as browsers name it. */
  origin: string;
  /** Host alone. */
  host: string;
}

export function siteOf(publicUrl: string): Site {
  const { origin, hostname } = new URL(publicUrl);
  return { origin, host: hostname };
}

async function refuseTooMany(manager: EntityManager, user: User): Promise<void> {
  const count = await manager.countBy(Passkey, { user: { id: user.id } });
  if (count >= passkeysMax) throw new AccountError('passkey.too-many');
}

/**
 * What the browser needs to make a passkey for a person; it asks him to prove that he is there.
 * @throws AccountError `passkey.too-many`
 */
export async function offerPasskey(
  dataSource: DataSource,
  user: User,
  site: Site,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await refuseTooMany(dataSource.manager, user);
  const known = await listPasskeys(dataSource, user);
  const challenge = await issueChallenge(dataSource.manager, { userId: user.id });
  return generateRegistrationOptions({
    rpName: 'Showcase Match',
    rpID: site.host,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(user.id),
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: challengeMilliseconds,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    // It stands alone in place of the mailed link, so it must name the person and check that it is him.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Keeps the passkey that a browser made.
 * @throws AccountError `passkey.refused` when it was not asked for, is too late, is another site's or is known;
 *   `passkey.too-many`
 */
export async function addPasskey(
  dataSource: DataSource,
  user: User,
  { name, response, site }: { name: string; response: RegistrationResponseJSON; site: Site },
): Promise<{ id: string }> {
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) =>
      takeChallenge(dataSource.manager, challenge, { userId: user.id }),
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
  }).catch(() => null);
  if (!made?.verified) throw new AccountError('passkey.refused');
  const { id, publicKey, counter, transports } = made.registrationInfo.credential;
  return dataSource.transaction(async (manager) => {
    await lockAccount(manager, user);
    await refuseTooMany(manager, user);
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(Passkey)
      .values({
        user,
        credentialId: id,
        publicKey: Buffer.from(publicKey),
        counter: String(counter),
        transports: transports ?? [],
        name,
      })
      .orIgnore()
      .execute();
    const [added] = inserted.raw as { id: string }[];
    if (!added) throw new AccountError('passkey.refused');
    const detail = { passkey: added.id };
    await record(manager, { action: 'passkey.added', detail, ...byThemselves(user) });
    return { id: added.id };
  });
}

/** A person's passkeys, the newest first. */
export async function listPasskeys(dataSource: DataSource, user: User): Promise<Passkey[]> {
  return dataSource.manager.find(Passkey, {
    where: { user: { id: user.id } },
    order: { createdAt: 'DESC', id: 'ASC' },
  });
}

/**
 * Forgets a passkey; it signs nobody in any more.
 * @throws AccountError `passkey.unknown`
 */
export async function removePasskey(dataSource: DataSource, user: User, id: string): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(Passkey, { id, user: { id: user.id } });
    if (affected !== 1) throw new AccountError('passkey.unknown');
    const detail = { passkey: id };
    await record(manager, { action: 'passkey.removed', detail, ...byThemselves(user) });
  });
}
