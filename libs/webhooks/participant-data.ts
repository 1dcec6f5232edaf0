import type { EntityManager } from 'typeorm';

import { Participant } from '#libs/showcases/participant.entity.js';

import type { WebhookData } from './event-types.js';

/** What an event says of a participant, as it is now in the caller's transaction. */
export async function participantData(
  manager: EntityManager,
  id: string,
): Promise<WebhookData<'registration.submitted'>['participant']> {
  const { code, status, roles, version, company } = await manager.findOneOrFail(Participant, {
    where: { id },
    relations: { company: true },
  });
  const { country, nameEn, nameKo } = company;
  return { id, code, status, roles, version, company: { id: company.id, country, nameEn, nameKo } };
}
