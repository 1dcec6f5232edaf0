import type { DataSource } from 'typeorm';

import type { PairPlaces } from '#libs/matching/edit/places-for.js';
import type { RoundDesk } from '#libs/rounds/desk.js';

import { DraftError } from './draft-error.js';
import { sheetOf } from './open-draft.js';
import { baseOf } from './take-draft.js';

/**
 * Every place for two firms' meeting in a round's timetable, a draft's as it stands now.
 * @throws RoundError `round.no-timetable`; DraftError `draft.pair-unknown` when the two may not meet
 */
export async function findPlaces(
  dataSource: DataSource,
  desk: RoundDesk,
  { roundId, a, b, now }: { roundId: string; a: string; b: string; now: Date },
): Promise<PairPlaces> {
  const sheet = await sheetOf(dataSource, await baseOf(dataSource, roundId));
  const places = await desk.ask(sheet, { ask: 'places', a, b, now: now.toISOString() });
  if (!places) throw new DraftError('draft.pair-unknown');
  return places;
}
