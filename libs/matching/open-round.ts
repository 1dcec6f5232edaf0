import { buildInstance } from './build-instance.js';
import { findGuide, type Guide } from './guide.js';
import type { Instance, InstanceEntry, Timetable, TimetableMeeting } from './instance.js';
import { parseInstance } from './instance-check.js';
import { compile, type Model } from './model.js';
import { findPair } from './model-pairs.js';
import { placeTimetable } from './place-timetable.js';
import type { Schedule } from './schedule.js';
import type { RoundSnapshot, ScoredPair } from './snapshot.js';

/** An instance as it was read: what does not change when its timetable is edited. */
export interface Book {
  instance: Instance;
  model: Model;
  /** Prices of the limits and what they prove, worked out when first asked for. */
  guide: () => Guide;
}

/** What a round adds to its instance. */
export interface RoundBook extends Book {
  snapshot: RoundSnapshot;
  /** All that were scored, those that do not meet, too. */
  pairs: ScoredPair[];
  /** Pair of the model -> its scored pair; none for a locked pair for which nothing speaks. */
  scored: (ScoredPair | undefined)[];
}

/** A timetable of a round as far as questions about it go. */
export interface GivenTimetable extends Pick<Timetable, 'meetings'> {
  /** Meetings of it that may not be touched; absent: those that the round's instance locks. */
  locked?: InstanceEntry[];
}

/** A timetable laid into the schedule. Whoever tries something on it rolls that back. */
export interface Laid extends Book {
  timetable: GivenTimetable;
  schedule: Schedule;
  /** Pair -> id of its table. */
  tables: Map<number, string>;
  /** Meetings that no longer fit the round. */
  unplaced: TimetableMeeting[];
}

/** A round and one timetable of it, to answer questions from. */
export interface OpenRound extends RoundBook, Laid {}

/** @throws InstanceError when the locked entries cannot all be kept. */
export function openInstance(instance: Instance): Book {
  const model = compile(instance);
  let guide: Guide | undefined;
  return { instance, model, guide: () => (guide ??= findGuide(model, 0)) };
}

/** @throws InstanceError when the snapshot makes no valid instance. */
export function openBook(snapshot: RoundSnapshot, pairs: ScoredPair[]): RoundBook {
  const book = openInstance(parseInstance(buildInstance(snapshot, pairs)));
  const { model } = book;
  const scored = new Array<ScoredPair | undefined>(model.pairs.count);
  for (const pair of pairs) scored[findPair(model.pairs, model.people, pair.a, pair.b)] = pair;
  return { ...book, snapshot, pairs, scored };
}

/** Lays a timetable into a round. */
export function openTimetable<Of extends Book>(book: Of, timetable: GivenTimetable): Of & Laid {
  return { ...book, timetable, ...placeTimetable(book.model, timetable) };
}

/** @throws InstanceError when the snapshot makes no valid instance. */
export function openRound(
  snapshot: RoundSnapshot,
  pairs: ScoredPair[],
  timetable: GivenTimetable,
): OpenRound {
  return openTimetable(openBook(snapshot, pairs), timetable);
}
