import type { DataSource } from 'typeorm';

import type { RepairAnswer } from '#libs/matching/repair/answer-repair.js';
import type { Cause } from '#libs/matching/repair/cause.js';
import type { RoundDesk } from '#libs/rounds/desk.js';
import type { Round } from '#libs/rounds/round.entity.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';

import { DraftError } from './draft-error.js';
import { sheetOf } from './open-draft.js';
import { baseOf, lockShowcase, storeDraft } from './take-draft.js';

export interface Repair {
  roundId: string;
  cause: Cause;
  now: Date;
}

/**
 * What a timetable would become after something happened; nothing is stored.
 * @throws RoundError `round.no-timetable`; DraftError `repair.unknown` where the cause names what is not there
 */
export async function previewRepair(
  dataSource: DataSource,
  desk: RoundDesk,
  repair: Repair,
): Promise<RepairAnswer> {
  const base = await baseOf(dataSource, repair.roundId);
  return ask(dataSource, desk, base, repair, false);
}

/**
 * The same as a draft that can be changed further and published. The same happening at the same time gives the
 * same timetable as its preview.
 * @returns the draft's id
 * @throws as `previewRepair`
 */
export async function repairRound(
  dataSource: DataSource,
  desk: RoundDesk,
  { userId, ...repair }: Repair & { userId: string },
): Promise<string> {
  const base = await baseOf(dataSource, repair.roundId);
  const { kept, meetings, quality } = await ask(dataSource, desk, base, repair, true);
  if (!kept) throw new Error('The desk has kept nothing');
  const { value, bound } = quality;
  return dataSource.transaction(async (manager) => {
    const showcase = await lockShowcase(manager, base.showcase.id);
    const own = {
      origin: 'repair',
      cause: repair.cause,
      snapshot: JSON.parse(kept.snapshot) as object,
      reasons: kept.scored,
      quality,
      timetable: { meetings, value, bound, algorithm: 'repair/1' },
    };
    return storeDraft(manager, showcase.id, { base, userId, own, pairs: kept.pairs });
  });
}

async function ask(
  dataSource: DataSource,
  desk: RoundDesk,
  base: Round,
  { cause, now }: Repair,
  keep: boolean,
): Promise<RepairAnswer> {
  const fresh = cause.kind === 'joins' ? await freshSnapshot(dataSource, base) : null;
  const answer = await desk.ask(await sheetOf(dataSource, base), {
    ask: 'repair',
    cause,
    now: now.toISOString(),
    told: base.origin !== 'run' && base.state !== 'published',
    fresh,
    keep,
  });
  if (!answer) throw new DraftError('repair.unknown');
  return answer;
}

async function freshSnapshot(dataSource: DataSource, { showcase }: Round): Promise<string> {
  const snapshot = await dataSource.transaction((manager) => takeSnapshot(manager, showcase.id));
  return JSON.stringify(snapshot);
}
