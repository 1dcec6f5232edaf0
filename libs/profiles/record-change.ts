import { In, type EntityManager } from 'typeorm';

import { Participant } from '#libs/showcases/participant.entity.js';
import { participantData } from '#libs/webhooks/participant-data.js';
import { recordEvent } from '#libs/webhooks/record-event.js';

/** Tells who listens that a section of these participants' profiles was saved. */
export async function recordChange(
  manager: EntityManager,
  participantIds: string[],
  section: string,
): Promise<void> {
  const participants = await manager.find(Participant, {
    select: { id: true, showcase: { id: true } },
    where: { id: In(participantIds) },
    relations: { showcase: true },
  });
  for (const { id, showcase } of participants)
    await recordEvent(manager, {
      showcaseId: showcase.id,
      type: 'participant.changed',
      data: async () => ({ participant: await participantData(manager, id), section }),
    });
}
