import type { DataSource } from 'typeorm';

import type { Edit } from '#libs/matching/edit/answer-edit.js';
import { isSamePair } from '#libs/matching/repair/cause.js';
import type { RoundDesk } from '#libs/rounds/desk.js';
import type { DraftStep } from '#libs/rounds/draft-step.js';
import { readLocks } from '#libs/rounds/read-locks.js';
import type { Round } from '#libs/rounds/round.entity.js';

import { changeLock, lockOf } from './change-lock.js';
import { DraftError } from './draft-error.js';
import { openDraft, readTimetable, sheetOf } from './open-draft.js';
import { type Left, storeStep } from './store-step.js';
import { lockShowcase } from './take-draft.js';

interface LockStep {
  kind: 'lock' | 'unlock';
  a: string;
  b: string;
}

/** What an organiser does to a draft. `table` as the instance names it. */
export type Step = Exclude<Edit, { kind: 'change' }> | LockStep;

const isLockStep = (step: Step): step is LockStep => step.kind === 'lock' || step.kind === 'unlock';

export interface DraftEdit {
  roundId: string;
  /** That the edit was made on. */
  revision: number;
  userId: string;
  now: Date;
}

/**
 * Does a step; what was undone before is forgotten.
 * @returns the new revision
 * @throws DraftError `draft.none`, `draft.changed`, `draft.not-meeting`, `lock.clashes`, or `place.*` with why not
 */
export async function editDraft(
  dataSource: DataSource,
  desk: RoundDesk,
  edit: DraftEdit & { step: Step },
): Promise<number> {
  const draft = await openDraft(dataSource, edit.roundId, edit.revision);
  const { step, userId } = edit;
  const done = draft.steps.slice(0, draft.stepsDone);
  const by = { by: userId, at: edit.now.toISOString() };
  if (isLockStep(step)) {
    const lock = await lockChange(dataSource, draft, step);
    const steps = [...done, { kind: step.kind, out: [], in: [], lock, ...by }];
    return store(dataSource, draft, edit, { result: null, steps, stepsDone: steps.length }, lock);
  }
  const answer = await ask(dataSource, desk, draft, step, edit.now);
  const { kind } = answer;
  if (kind === 'change') throw new Error('A step is no change');
  const steps: DraftStep[] = [...done, { kind, out: answer.out, in: answer.in, ...by }];
  return store(dataSource, draft, edit, { result: answer, steps, stepsDone: steps.length });
}

/**
 * Takes the last step back, or does the one that was taken back again.
 * @returns the new revision
 * @throws DraftError `draft.none`, `draft.changed`, `draft.nothing`, `lock.clashes`, or `place.*` where something
 * else stands in its way by now
 */
export async function undoOrRedo(
  dataSource: DataSource,
  desk: RoundDesk,
  edit: DraftEdit & { direction: 'undo' | 'redo' },
): Promise<number> {
  const draft = await openDraft(dataSource, edit.roundId, edit.revision);
  const isUndo = edit.direction === 'undo';
  const step = draft.steps[isUndo ? draft.stepsDone - 1 : draft.stepsDone];
  if (!step) throw new DraftError('draft.nothing');
  const stepsDone = draft.stepsDone + (isUndo ? -1 : 1);
  const left = { result: null, steps: draft.steps, stepsDone };
  if (step.lock) {
    const { before, now } = step.lock;
    const lock = isUndo ? { before: now, now: before } : step.lock;
    return store(dataSource, draft, edit, left, lock);
  }
  const rows = isUndo ? { out: step.in, in: step.out } : { out: step.out, in: step.in };
  const answer = await ask(dataSource, desk, draft, { kind: 'change', ...rows }, edit.now);
  return store(dataSource, draft, edit, { ...left, result: answer });
}

async function ask(dataSource: DataSource, desk: RoundDesk, draft: Round, edit: Edit, now: Date) {
  const sheet = await sheetOf(dataSource, draft);
  const bound = draft.quality?.bound ?? 0;
  const answer = await desk.ask(sheet, { ask: 'edit', edit, now: now.toISOString(), bound });
  if ('refused' in answer) throw new DraftError(`place.${answer.refused.code}`);
  return answer;
}

async function lockChange(
  dataSource: DataSource,
  draft: Round,
  step: LockStep,
): Promise<NonNullable<DraftStep['lock']>> {
  const { meetings } = await readTimetable(dataSource, draft.id);
  const meeting = meetings.find((row) => isSamePair(row, step));
  const locks = await readLocks(dataSource.manager, draft.showcase.id);
  const before = locks.find((lock) => isSamePair(lock, step)) ?? null;
  if (step.kind === 'lock' ? !meeting : !before) throw new DraftError('draft.not-meeting');
  return { before, now: step.kind === 'lock' && meeting ? lockOf(meeting) : null };
}

/** In one transaction: the lock, if it is about one, and the draft. */
async function store(
  dataSource: DataSource,
  draft: Round,
  { userId, ...edit }: DraftEdit & { step?: Step; direction?: 'undo' | 'redo' },
  left: Left,
  lock?: DraftStep['lock'],
): Promise<number> {
  const what = edit.step?.kind ?? edit.direction ?? '';
  return dataSource.transaction(async (manager) => {
    if (lock) {
      await lockShowcase(manager, draft.showcase.id);
      await changeLock(manager, draft.showcase.id, lock);
    }
    return storeStep(manager, draft, left, { userId, what });
  });
}
