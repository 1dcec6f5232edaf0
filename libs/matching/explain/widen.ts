import { listFreeInterpreters } from '../free-interpreters.js';
import type { Model } from '../model.js';
import type { Entries } from '../model-entries.js';
import { needOf } from '../model-people.js';
import { idleCost } from '../idle.js';
import type { Schedule } from '../schedule.js';
import { joined, longer, setBit } from './longer.js';
import type { Attendees } from './who-may-attend.js';
import { type Widening, widenModel, wordOf } from './widen-model.js';

/** A pair to be tried: its two firms by index, what it is worth, who may attend and when (words of bits). */
export interface TriedPair {
  a: number;
  b: number;
  score: number;
  must: boolean;
  /** The pair's own number in the round; -1 where it is not listed. */
  known: number;
  who: Attendees;
}

/**
 * A copy of a timetable in a round that has something more, and in which the pair stands under a number of its
 * own at the end of all pairs, with every option it has then. The given schedule is not touched.
 */
export function widen(
  s: Schedule,
  tried: TriedPair,
  widening: Widening | null,
): { schedule: Schedule; pair: number } {
  const model = widenModel(s.model, widening);
  const schedule = copySchedule(s, model);
  if (widening?.code === 'stay') countIdleAnew(s, schedule, widening);
  return { schedule, pair: addPair(model, tried) };
}

/** Adds the pair after all others; returns its number. */
function addPair(model: Model, tried: TriedPair): number {
  const { slots, people, options, weights } = model;
  const pair = model.pairs.count;
  const { a, b, score, must, known, who } = tried;
  const available = longer(model.pairs.available, slots.words, known < 0 ? -1 : 0);
  if (known >= 0)
    available.copyWithin(pair * slots.words, known * slots.words, (known + 1) * slots.words);
  model.pairs = {
    ...model.pairs,
    count: pair + 1,
    a: joined(model.pairs.a, [a]),
    b: joined(model.pairs.b, [b]),
    score: joined(model.pairs.score, [score]),
    must: joined(model.pairs.must, [must ? 1 : 0]),
    worth: joined(model.pairs.worth, [score + (must ? weights.must : 0)]),
    available,
  };
  model.entries = withTwin(model.entries, known, pair);
  const rows = who.a.flatMap((x) => who.b.map((y) => ({ x, y, need: needOf(people, x, y) })));
  const masks = rows.map(({ x, y, need }) =>
    Array.from({ length: slots.words }, (_, w) => wordOf(model, pair, x, y, need, w)),
  );
  model.options = {
    start: joined(options.start, [options.pair.length + rows.length]),
    pair: joined(
      options.pair,
      rows.map(() => pair),
    ),
    a: joined(
      options.a,
      rows.map(({ x }) => x),
    ),
    b: joined(
      options.b,
      rows.map(({ y }) => y),
    ),
    need: joined(
      options.need,
      rows.map(({ need }) => need),
    ),
    mask: joined(options.mask, masks.flat()),
  };
  return pair;
}

/** What the pair's earlier meeting and its order ask holds for its new number, too. */
function withTwin(entries: Entries, known: number, twin: number): Entries {
  const both = <T>(map: Map<number, T>): Map<number, T> =>
    map.has(known) ? new Map([...map, [twin, map.get(known)!]]) : map;
  const named = (map: Map<number, number[]>) =>
    new Map(
      [...map].map(([of, list]) => [of, list.includes(known) ? [...list, twin] : list] as const),
    );
  return {
    ...entries,
    previous: both(entries.previous),
    before: both(named(entries.before)),
    after: both(named(entries.after)),
  };
}

function copySchedule(s: Schedule, model: Model): Schedule {
  const { slots, people, tablesAt } = model;
  const more = people.interpreterIds.length - s.interpreterCount.length;
  const seatsMax = tablesAt.reduce((most, n) => Math.max(most, n), s.seatsMax);
  const seats = new Int32Array(slots.positions * seatsMax).fill(-1);
  const open = s.open.slice();
  for (const p of slots.positionOf) {
    seats.set(s.seats.subarray(p * s.seatsMax, (p + 1) * s.seatsMax), p * seatsMax);
    if (s.used[p]! < tablesAt[p]!) setBit(open, 0, slots.words, p);
  }
  const interpreterAt = longer(s.interpreterAt, more * slots.positions, -1);
  const interpreterCount = longer(s.interpreterCount, more, 0);
  return {
    model,
    value: s.value,
    position: longer(s.position, 1, -1),
    option: longer(s.option, 1, -1),
    interpreter: longer(s.interpreter, 1, -1),
    delegateAt: s.delegateAt.slice(),
    interpreterAt,
    interpreterCount,
    freeInterpreters: listFreeInterpreters(model, { interpreterAt, interpreterCount }),
    busy: s.busy.slice(),
    open,
    used: s.used.slice(),
    firmCount: s.firmCount.slice(),
    seats,
    seatOf: longer(s.seatOf, 1, 0),
    seatsMax,
    fixed: joined(s.fixed, [0]),
    journal: [],
  };
}

/** A delegate who stays longer may wait longer. */
function countIdleAnew(
  s: Schedule,
  wider: Schedule,
  { delegate, position }: { delegate: number; position: number },
): void {
  const session = s.model.slots.sessionAt[position]!;
  wider.value += idleCost(s, delegate, session) - idleCost(wider, delegate, session);
}
