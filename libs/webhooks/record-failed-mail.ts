import type { EntityManager } from 'typeorm';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';

import { recordEvent } from './record-event.js';

/** Tells who listens that a mail of a showcase will not arrive. To whom it went is not said. */
export async function recordFailedMail(manager: EntityManager, mailId: string): Promise<void> {
  const { id, kind, showcaseId } = await manager.findOneByOrFail(OutboxMail, { id: mailId });
  if (showcaseId !== null)
    await recordEvent(manager, {
      showcaseId,
      type: 'mail.failed',
      data: { mail: { id, kind } },
    });
}
