import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { Participant, type ParticipantRole } from '#libs/showcases/participant.entity.js';
import { hasPlaceInRoles, lockPlaces, readCaps } from '#libs/showcases/places.js';

import { ProfileError } from './profile-error.js';
import { recordChange } from './record-change.js';
import { refreshProfiles } from './refresh-profiles.js';
import { takeVersion, type Editor } from './save-section.js';

/**
 * Saves a firm's roles and how many meetings it wants.
 * @returns the profile's new version
 * @throws StaleError `profile.changed`; ProfileError `participation.roles-full` where an approved firm takes a
 *   role that has no place left
 */
export async function savePart(
  dataSource: Pick<DataSource, 'transaction'>,
  change: {
    participantId: string;
    part: { roles: ParticipantRole[]; minMeetings: number; maxMeetings: number };
    version: number;
  },
  { userId, actedAs }: Editor,
): Promise<number> {
  const { participantId, part } = change;
  return dataSource.transaction(async (manager) => {
    await keepToCaps(manager, participantId, part.roles);
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

async function keepToCaps(
  manager: EntityManager,
  participantId: string,
  roles: ParticipantRole[],
): Promise<void> {
  const read = () =>
    manager.findOneOrFail(Participant, {
      where: { id: participantId },
      relations: { company: true, showcase: true },
    });
  const { showcase } = await read();
  await lockPlaces(manager, showcase.id);
  // Read anew: a decision may have come first.
  const { status, company, roles: held } = await read();
  if (status !== 'approved') return;
  const who = { country: company.country, roles: held };
  if (!hasPlaceInRoles(await readCaps(manager, showcase.id), who, roles))
    throw new ProfileError('participation.roles-full');
}
