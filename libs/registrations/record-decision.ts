import type { EntityManager } from 'typeorm';

import type { WebhookData } from '#libs/webhooks/event-types.js';
import { participantData } from '#libs/webhooks/participant-data.js';
import { recordEvent } from '#libs/webhooks/record-event.js';

type Decided = WebhookData<'registration.decided'>;

/** Tells who listens what was decided on a registration. */
export async function recordDecision(
  manager: EntityManager,
  { showcaseId, participantId }: { showcaseId: string; participantId: string },
  { decision, decidedBy }: Pick<Decided, 'decision' | 'decidedBy'>,
): Promise<void> {
  await recordEvent(manager, {
    showcaseId,
    type: 'registration.decided',
    data: async () => ({
      participant: await participantData(manager, participantId),
      decision,
      decidedBy,
    }),
  });
}
