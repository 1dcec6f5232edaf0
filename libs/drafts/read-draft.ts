import { In, type DataSource } from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';
import type { Timetable } from '#libs/matching/instance.js';
import { type Lock, readLocks } from '#libs/rounds/read-locks.js';
import type { Round } from '#libs/rounds/round.entity.js';
import { ScheduleVersion } from '#libs/rounds/schedule-version.entity.js';
import type { Participant } from '#libs/showcases/participant.entity.js';

import { DraftError } from './draft-error.js';
import { locksOf, openDraft, readTimetable } from './open-draft.js';
import { loadNames } from './load-names.js';

/** A draft with all a page shows of it. */
export interface ReadDraft {
  draft: Round;
  /** Version that its base was published as. */
  baseVersion: number | null;
  timetable: Timetable;
  locks: Lock[];
  firms: Map<string, Participant>;
  /** User -> name. */
  authors: Map<string, string>;
}

/** @throws DraftError `draft.none` */
export async function readDraft(dataSource: DataSource, roundId: string): Promise<ReadDraft> {
  const draft = await openDraft(dataSource, roundId);
  const { manager } = dataSource;
  const timetable = await readTimetable(dataSource, roundId);
  if (!draft.quality) throw new DraftError('draft.none');
  const version =
    draft.base && (await manager.findOneBy(ScheduleVersion, { round: { id: draft.base.id } }));
  const locks = await readLocks(manager, draft.showcase.id);
  const rows = draft.steps.flatMap((step) => [...step.out, ...step.in, ...lockRows(step.lock)]);
  const { firms } = await loadNames(manager, rows);
  const users = await manager.findBy(User, { id: In(draft.steps.map(({ by }) => by)) });
  return {
    draft,
    baseVersion: version?.number ?? null,
    timetable,
    locks: locksOf(timetable.meetings, locks),
    firms,
    authors: new Map(users.map(({ id, name }) => [id, name])),
  };
}

function lockRows(lock: { before: Lock | null; now: Lock | null } | undefined): Lock[] {
  return [lock?.before, lock?.now].filter((row) => row !== null && row !== undefined);
}
