import type { EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { Quality, ScoredPair } from '#libs/matching/snapshot.js';
import type { DraftStep } from '#libs/rounds/draft-step.js';
import type { Round } from '#libs/rounds/round.entity.js';

import { DraftError } from './draft-error.js';

/** What a change leaves: its timetable where that is another one, and the steps with how many of them count. */
export interface Left {
  result: { meetings: TimetableMeeting[]; quality: Quality; scored: ScoredPair[] } | null;
  steps: DraftStep[];
  stepsDone: number;
}

/**
 * Stores a change of a draft, if nobody else has changed it since it was read.
 * @returns the new revision
 * @throws DraftError `draft.changed`
 */
export async function storeStep(
  manager: EntityManager,
  draft: Round,
  { result, steps, stepsDone }: Left,
  { userId, what }: { userId: string; what: string },
): Promise<number> {
  const [, written] = await manager.query<[unknown, number]>(
    `update round set steps = $3, steps_done = $4, revision = revision + 1,
       timetable = coalesce(timetable || $5::jsonb, timetable),
       quality = coalesce($6::jsonb, quality), reasons = coalesce(reasons || $7::jsonb, reasons)
     where id = $1 and revision = $2 and state = 'proposed'`,
    [
      draft.id,
      draft.revision,
      JSON.stringify(steps),
      stepsDone,
      result && JSON.stringify({ meetings: result.meetings, value: result.quality.value }),
      result && JSON.stringify(result.quality),
      result && JSON.stringify(result.scored),
    ],
  );
  if (written !== 1) throw new DraftError('draft.changed');
  await record(manager, {
    action: 'draft.changed',
    actedAs: 'organiser',
    actorId: userId,
    showcaseId: draft.showcase.id,
    detail: { round: draft.number, step: what },
  });
  return draft.revision + 1;
}
