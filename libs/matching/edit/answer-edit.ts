import type { TimetableMeeting } from '../instance.js';
import { findPair } from '../model-pairs.js';
import type { OpenRound } from '../open-round.js';
import type { ScoredPair } from '../snapshot.js';
import { begunSlots } from './close-past.js';
import { type Edited, type EditLimits, moveTo, type MoveTo, takeOut } from './edit-timetable.js';
import { fillGaps } from './fill-gaps.js';
import { type PairPlaces, placesFor } from './places-for.js';
import { verified } from './verified.js';
import type { Blocked } from './why-blocked.js';

/** `change`: rows that go and rows that come, as an undo or redo knows them. */
export type Edit =
  | ({ kind: 'move' } & MoveTo)
  | { kind: 'take-out'; a: string; b: string }
  | { kind: 'fill' }
  | { kind: 'change'; out: TimetableMeeting[]; in: TimetableMeeting[] };

export interface PlacesQuestion {
  ask: 'places';
  a: string;
  b: string;
  /** Moment (ISO 8601 in UTC); nothing changes in slots that have begun by then. */
  now: string;
}

export interface EditQuestion {
  ask: 'edit';
  edit: Edit;
  now: string;
  bound: number;
}

type Done = Omit<Edited, 'kind'> & { kind: Edited['kind'] | 'change' };
/** What an edit did, with the scores of the pairs that came in; or why it cannot be. */
export type EditAnswer = (Done & { scored: ScoredPair[] }) | { refused: Blocked };

export function answerPlaces(open: OpenRound, { a, b, now }: PlacesQuestion): PairPlaces | null {
  return placesFor(open, a, b, begunSlots(open.instance.slots, now));
}

/** @throws Error when the verifier does not confirm what the edit was said to be: then nothing is answered. */
export function answerEdit(open: OpenRound, { edit, now, bound }: EditQuestion): EditAnswer {
  const limits = { begun: begunSlots(open.instance.slots, now), bound };
  const done = edit.kind === 'change' ? change(open, edit, limits) : carryOut(open, edit, limits);
  if ('refused' in done) return done;
  const why = done.quality.violations[0];
  if (why !== undefined) throw new Error(`the verifier does not confirm the edit: ${why}`);
  return { ...done, scored: done.in.flatMap((row) => scoredOf(open, row) ?? []) };
}

function carryOut(open: OpenRound, edit: Exclude<Edit, { kind: 'change' }>, limits: EditLimits) {
  if (edit.kind === 'move') return moveTo(open, edit, limits);
  if (edit.kind === 'take-out') return takeOut(open, edit, limits);
  return fillGaps(open, limits);
}

/** Rows of a step that is undone or done again: refused where something else stands in their way by now. */
function change(
  open: OpenRound,
  edit: { out: TimetableMeeting[]; in: TimetableMeeting[] },
  { begun, bound }: EditLimits,
): Done | { refused: Blocked } {
  const rows = { out: edit.out, in: edit.in };
  if ([...rows.out, ...rows.in].some(({ slot }) => begun.has(slot))) {
    return { refused: { code: 'past', firms: [] } };
  }
  const result = verified(open, rows, bound);
  if (result.quality.feasible) return { kind: 'change', ...rows, ...result };
  const isLocked = result.quality.violations.some((line) => line.startsWith('locked.'));
  return { refused: { code: isLocked ? 'locked' : 'delegate-busy', firms: [] } };
}

function scoredOf(
  { model, scored }: OpenRound,
  { a, b }: TimetableMeeting,
): ScoredPair | undefined {
  return scored[findPair(model.pairs, model.people, a, b)];
}
