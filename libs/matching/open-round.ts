import { buildInstance } from './build-instance.js';
import type { Instance, Timetable, TimetableMeeting } from './instance.js';
import { parseInstance } from './instance-check.js';
import { compile, type Model } from './model.js';
import { placeTimetable } from './place-timetable.js';
import type { Schedule } from './schedule.js';
import type { RoundSnapshot, ScoredPair } from './snapshot.js';

/** A round as it was read: what does not change when its timetable is edited. */
export interface RoundBook {
  snapshot: RoundSnapshot;
  /** All that were scored, those that do not meet, too. */
  pairs: ScoredPair[];
  instance: Instance;
  model: Model;
  /** Pair of the model -> its scored pair; none for a locked pair for which nothing speaks. */
  scored: (ScoredPair | undefined)[];
}

/** A round and one timetable of it, to answer questions from. Whoever tries something rolls it back. */
export interface OpenRound extends RoundBook {
  timetable: Pick<Timetable, 'meetings'>;
  schedule: Schedule;
  /** Pair -> id of its table. */
  tables: Map<number, string>;
  /** Meetings that no longer fit the round. */
  unplaced: TimetableMeeting[];
}

/** @throws InstanceError when the snapshot makes no valid instance. */
export function openBook(snapshot: RoundSnapshot, pairs: ScoredPair[]): RoundBook {
  const instance = parseInstance(buildInstance(snapshot, pairs));
  const model = compile(instance);
  const scored = new Array<ScoredPair | undefined>(model.pairs.count);
  const firms = model.people.firmIds.length;
  for (const pair of pairs) {
    const [a, b] = [model.people.firmIndex.get(pair.a)!, model.people.firmIndex.get(pair.b)!];
    scored[model.pairs.index.get(Math.min(a, b) * firms + Math.max(a, b))!] = pair;
  }
  return { snapshot, pairs, instance, model, scored };
}

/** Lays a timetable into a round. */
export function openTimetable(book: RoundBook, timetable: Pick<Timetable, 'meetings'>): OpenRound {
  return { ...book, timetable, ...placeTimetable(book.model, timetable) };
}

/** @throws InstanceError when the snapshot makes no valid instance. */
export function openRound(
  snapshot: RoundSnapshot,
  pairs: ScoredPair[],
  timetable: Pick<Timetable, 'meetings'>,
): OpenRound {
  return openTimetable(openBook(snapshot, pairs), timetable);
}
