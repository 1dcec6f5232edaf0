import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { Participant, type ParticipantRole } from '#libs/showcases/participant.entity.js';

import { recordChange } from './record-change.js';
import { refreshProfiles } from './refresh-profiles.js';
import { takeVersion, type Editor } from './save-section.js';

/**
 * Saves a firm's roles and how many meetings it wants.
 * @returns the profile's new version
 * @throws StaleError `profile.changed`
 */
export async function savePart(
  dataSource: DataSource,
  change: {
    participantId: string;
    part: { roles: ParticipantRole[]; minMeetings: number; maxMeetings: number };
    version: number;
  },
  { userId, actedAs }: Editor,
): Promise<number> {
  const { participantId, part } = change;
  return dataSource.transaction(async (manager) => {
    const version = await takeVersion(manager, participantId, change.version);
    await manager.update(Participant, participantId, part);
    await refreshProfiles(manager, [participantId]);
    await recordChange(manager, [participantId], 'part');
    await record(manager, {
      action: 'profile.part',
      actedAs,
      actorId: userId,
      participantId,
      detail: { roles: part.roles },
    });
    return version;
  });
}
