import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { DraftError } from './draft-error.js';
import { openDraft } from './open-draft.js';

/**
 * Ends a draft without publishing it. Its steps stay stored, its locks stay in force.
 * @throws DraftError `draft.none`, `draft.changed`
 */
export async function discardDraft(
  dataSource: DataSource,
  { roundId, revision, userId }: { roundId: string; revision: number; userId: string },
): Promise<void> {
  const draft = await openDraft(dataSource, roundId, revision);
  await dataSource.transaction(async (manager) => {
    const [, written] = await manager.query<[unknown, number]>(
      `update round set state = 'cancelled' where id = $1 and revision = $2 and state = 'proposed'`,
      [roundId, revision],
    );
    if (written !== 1) throw new DraftError('draft.changed');
    await record(manager, {
      action: 'draft.discarded',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId: draft.showcase.id,
      detail: { round: draft.number },
    });
  });
}
