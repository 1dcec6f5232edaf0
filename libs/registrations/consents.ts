import type { EntityManager } from 'typeorm';

import { byThemselves } from '#libs/accounts/sessions.js';
import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { Consent, consentPurposes, type ConsentPurpose } from '#libs/showcases/consent.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

/** Version of the words shown for each purpose; raise it when they change. */
export const consentWording = '2026-11-25';

/** Notes each purpose that was agreed to; one that is in force already is not noted twice. */
export async function giveConsents(
  manager: EntityManager,
  showcase: Showcase,
  user: User,
  given: Record<ConsentPurpose, boolean>,
): Promise<void> {
  const inForce = await manager.findBy(Consent, {
    showcase: { id: showcase.id },
    user: { id: user.id },
  });
  const active = new Set(
    inForce.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ purpose }) => purpose),
  );
  const fresh = consentPurposes.filter((purpose) => given[purpose] && !active.has(purpose));
  if (fresh.length === 0) return;
  await manager.insert(
    Consent,
    fresh.map((purpose) => ({ showcase, user, purpose, wording: consentWording })),
  );
  await record(manager, {
    action: 'consent.given',
    showcaseId: showcase.id,
    detail: { purposes: fresh },
    ...byThemselves(user),
  });
}
