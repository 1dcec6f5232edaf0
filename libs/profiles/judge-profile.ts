import type { DataSource } from 'typeorm';

import { hintsFor, percentComplete, type Hint } from './completeness.js';
import { readOtherSide } from './other-side.js';
import type { Profile } from './read-profile.js';
import { readCounts } from './refresh-profiles.js';

/** How complete a profile is and what would raise its matches most. */
export async function judgeProfile(
  { manager }: DataSource,
  profile: Profile,
): Promise<{ percent: number; hints: Hint[] }> {
  const [[counts], other] = await Promise.all([
    readCounts(manager, [profile.participant.id]),
    readOtherSide(manager, profile),
  ]);
  if (!counts) return { percent: 0, hints: [] };
  return { percent: percentComplete(counts), hints: hintsFor(counts, other) };
}
