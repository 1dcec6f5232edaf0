import type { DataSource } from 'typeorm';

import { savePart } from '#libs/profiles/save-part.js';
import type { Editor } from '#libs/profiles/save-section.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { freesPlace, lockPlaces, readCaps } from '#libs/showcases/places.js';

import { nothingDone } from './decide-one.js';
import { moveUp } from './move-up.js';

export interface PartChange {
  showcaseId: string;
  /** As `savePart` takes it. */
  change: Parameters<typeof savePart>[1];
  editor: Editor;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
}

/**
 * Saves a firm's roles and numbers of meetings. A place of a role that it gives up goes to who waits longest for it.
 * @returns the profile's new version, and ids of the mails
 * @throws as `savePart`
 */
export async function changePart(
  dataSource: DataSource,
  { showcaseId, change, editor, publicUrl }: PartChange,
): Promise<{ version: number; mailIds: string[] }> {
  return dataSource.transaction(async (manager) => {
    await lockPlaces(manager, showcaseId);
    const { status, roles, company } = await manager.findOneOrFail(Participant, {
      where: { id: change.participantId },
      relations: { company: true },
    });
    const version = await savePart(manager, change, editor);
    const done = nothingDone();
    const who = { country: company.country, roles };
    const caps = await readCaps(manager, showcaseId);
    if (status === 'approved' && freesPlace(caps, who, change.part.roles))
      await moveUp(manager, { showcaseId, publicUrl, places: 1, passOver: [] }, done);
    return { version, mailIds: done.mailIds };
  });
}
