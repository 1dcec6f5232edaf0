import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { Participant } from '#libs/showcases/participant.entity.js';

/** Notes that an organiser read a registration, contacts included; what changes later is new to him. */
export async function markSeen(
  dataSource: DataSource,
  seen: { participantId: string; showcaseId: string; userId: string },
): Promise<void> {
  const { participantId, showcaseId, userId } = seen;
  await dataSource.transaction(async (manager) => {
    await manager.update(Participant, participantId, { seenAt: new Date() });
    await record(manager, {
      action: 'contacts.read',
      actedAs: 'organiser',
      actorId: userId,
      participantId,
      showcaseId,
    });
  });
}
