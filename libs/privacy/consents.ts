import { IsNull, type DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { Consent, type ConsentPurpose } from '#libs/showcases/consent.entity.js';

export interface OwnConsent {
  id: string;
  slug: string;
  showcaseEn: string;
  showcaseKo: string;
  purpose: ConsentPurpose;
  givenAt: Date;
  withdrawnAt: Date | null;
}

/** What a person agreed to, newest first. */
export async function readConsents(dataSource: DataSource, userId: string): Promise<OwnConsent[]> {
  return dataSource.query<OwnConsent[]>(
    `select c.id, s.slug, s.name_en as "showcaseEn", s.name_ko as "showcaseKo", c.purpose,
       c.given_at as "givenAt", c.withdrawn_at as "withdrawnAt"
     from consent c join showcase s on s.id = c.showcase_id
     where c.user_id = $1 order by c.given_at desc, c.purpose`,
    [userId],
  );
}

/**
 * Withdraws a consent. From then on the person is taken into no further round where the withdrawn purpose
 * was needed (`takeSnapshot`), and his name leaves others' schedules and mails (`markWithheld`).
 * @returns false where there is none in force
 */
export async function withdrawConsent(
  dataSource: DataSource,
  userId: string,
  consentId: string,
): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const consent = { id: consentId, user: { id: userId }, withdrawnAt: IsNull() };
    const { affected } = await manager.update(Consent, consent, { withdrawnAt: new Date() });
    if (affected !== 1) return false;
    const { purpose, showcase } = await manager.findOneOrFail(Consent, {
      where: { id: consentId },
      relations: { showcase: true },
    });
    await record(manager, {
      action: 'consent.withdrawn',
      actedAs: 'person',
      actorId: userId,
      userId,
      showcaseId: showcase.id,
      detail: { purpose },
    });
    return true;
  });
}
