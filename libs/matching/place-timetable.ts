import { canInterpret } from './free-interpreters.js';
import type { InstanceEntry, Timetable, TimetableMeeting } from './instance.js';
import type { Model } from './model.js';
import { findPair } from './model-pairs.js';
import { emptySchedule, place, type Schedule } from './schedule.js';
import { freeWord, hasRoom, NONE_FREE } from './spots.js';

/** A timetable laid into a schedule. */
export interface Placed {
  schedule: Schedule;
  /** Pair -> id of the table it was given; the schedule only counts tables. */
  tables: Map<number, string>;
  /** Meetings that the model has no place for: people or slots that have gone, or two at one place. */
  unplaced: TimetableMeeting[];
}

/** Lays a given timetable into an empty schedule, every meeting as it stands. Locked ones are fixed. */
export function placeTimetable(
  model: Model,
  { meetings, locked = [] }: Pick<Timetable, 'meetings'> & { locked?: InstanceEntry[] },
): Placed {
  const schedule = emptySchedule(model);
  const tables = new Map<number, string>();
  const unplaced: TimetableMeeting[] = [];
  for (const meeting of meetings) {
    const pair = placeMeeting(schedule, meeting);
    if (pair < 0) unplaced.push(meeting);
    else tables.set(pair, meeting.table);
  }
  const given = locked.map(({ a, b }) => findPair(model.pairs, model.people, a, b));
  for (const pair of [...model.entries.locked.keys(), ...given]) {
    if (schedule.position[pair]! >= 0) schedule.fixed[pair] = 1;
  }
  schedule.journal.length = 0;
  return { schedule, tables, unplaced };
}

/** The pair that was placed, or -1. */
function placeMeeting(s: Schedule, meeting: TimetableMeeting): number {
  const { people, pairs, slots } = s.model;
  const pair = findPair(pairs, people, meeting.a, meeting.b);
  const p = slots.byId.get(meeting.slot);
  if (pair < 0 || p === undefined || s.position[pair]! >= 0) return -1;
  if (!hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!)) return -1;
  const option = optionOf(s.model, pair, meeting);
  if (option < 0 || (freeWord(s, option, p >> 5) & (1 << (p & 31))) === 0) return -1;
  const interpreter = interpreterOf(s, option, p, meeting.interpreter);
  if (interpreter === NONE_FREE) return -1;
  place(s, option, p, interpreter);
  return pair;
}

/** The option of a pair with the meeting's delegates, whichever way round it is written; or -1. */
function optionOf({ people, pairs, options }: Model, pair: number, row: TimetableMeeting): number {
  const turned = people.firmIds[pairs.a[pair]!] !== row.a;
  const a = people.delegateIndex.get(turned ? row.bDelegate : row.aDelegate);
  const b = people.delegateIndex.get(turned ? row.aDelegate : row.bDelegate);
  for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
    if (options.a[o] === a && options.b[o] === b) return o;
  }
  return -1;
}

/** The named interpreter where he can serve and is free, -1 where none is needed, else `NONE_FREE`. */
function interpreterOf(s: Schedule, option: number, p: number, id: string | null): number {
  const { people, options } = s.model;
  const need = options.need[option]!;
  if (need === 0) return id === null ? -1 : NONE_FREE;
  const named = id === null ? -1 : people.interpreterIds.indexOf(id);
  return named >= 0 && canInterpret(s, named, need, p) ? named : NONE_FREE;
}
