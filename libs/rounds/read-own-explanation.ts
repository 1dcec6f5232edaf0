import type { DataSource } from 'typeorm';

import type { OwnView } from '#libs/matching/explain/own-view.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import type { Slot } from '#libs/showcases/slot.entity.js';

import type { RoundDesk } from './desk.js';
import { slotsOf } from './read-explanation.js';
import { findVersion } from './read-meetings.js';
import { readRoundNames, type RoundNames } from './round-names.js';
import { versionSheet } from './version-sheet.js';

/** What a company may know of itself and another firm in the newest published timetable. */
export interface OwnExplanation {
  showcase: Showcase;
  slots: Slot[];
  names: RoundNames;
  view: OwnView;
}

/** Null before anything is published. */
export async function readOwnExplanation(
  dataSource: DataSource,
  desk: RoundDesk,
  { showcaseId, own, other }: { showcaseId: string; own: string; other: string },
): Promise<OwnExplanation | null> {
  const { manager } = dataSource;
  const version = await findVersion(manager, showcaseId);
  if (!version) return null;
  const [showcase, slots, names, view] = await Promise.all([
    manager.findOneByOrFail(Showcase, { id: showcaseId }),
    slotsOf(dataSource, { id: showcaseId }),
    readRoundNames(dataSource, showcaseId),
    desk.ask(versionSheet(dataSource, version), { ask: 'own-view', own, other }),
  ]);
  return { showcase, slots, names, view };
}
