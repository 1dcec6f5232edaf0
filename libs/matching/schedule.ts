import {
  type Duties,
  listFreeInterpreters,
  releaseInterpreter,
  takeInterpreter,
} from './free-interpreters.js';
import { idleCost } from './idle.js';
import type { Model } from './model.js';

/**
 * A timetable under construction. `place` and `remove` keep every table up to date and write what they did
 * into a journal, so that a move that turned out bad is undone as a whole. Tables are counted, not named.
 */
export interface Schedule extends Duties {
  /** In thousandths; the constant parts (all minima missed, all entries changed) included. */
  value: number;
  /** Pair -> position, or -1. */
  position: Int32Array;
  /** Pair -> option, while it meets. */
  option: Int32Array;
  /** Pair -> interpreter, or -1. */
  interpreter: Int32Array;
  /** Delegate x position -> pair, or -1. */
  delegateAt: Int32Array;
  busy: Int32Array;
  /** Positions in which a table is left. */
  open: Int32Array;
  used: Int32Array;
  firmCount: Int32Array;
  /** Position x seat -> pair; the first `used` seats of a position are filled, in any order. */
  seats: Int32Array;
  seatOf: Int32Array;
  seatsMax: number;
  /** Pairs that meet may not be thrown out when fixed (locked entries). */
  fixed: Uint8Array;
  /** Groups of four: 1 placed / 0 removed is the sign of the pair + 1, then option, position, interpreter. */
  journal: number[];
}

export function emptySchedule(model: Model): Schedule {
  const { people, slots, pairs, entries, weights, tablesAt } = model;
  const seatsMax = tablesAt.reduce((most, n) => Math.max(most, n), 1);
  const open = new Int32Array(slots.words);
  for (const p of slots.positionOf) if (tablesAt[p]! > 0) open[p >> 5]! |= 1 << (p & 31);
  const missed = people.firmMin.reduce((sum, n) => sum + n, 0);
  const interpreterAt = new Int32Array(people.interpreterIds.length * slots.positions).fill(-1);
  const interpreterCount = new Int32Array(people.interpreterIds.length);
  return {
    model,
    value: 0 - weights.shortfall * missed - weights.change * entries.previousCount,
    position: new Int32Array(pairs.count).fill(-1),
    option: new Int32Array(pairs.count).fill(-1),
    interpreter: new Int32Array(pairs.count).fill(-1),
    delegateAt: new Int32Array(people.delegateIds.length * slots.positions).fill(-1),
    interpreterAt,
    interpreterCount,
    freeInterpreters: listFreeInterpreters(model, { interpreterAt, interpreterCount }),
    busy: new Int32Array(people.delegateIds.length * slots.words),
    open,
    used: new Int32Array(slots.positions),
    firmCount: new Int32Array(people.firmIds.length),
    seats: new Int32Array(slots.positions * seatsMax).fill(-1),
    seatOf: new Int32Array(pairs.count),
    seatsMax,
    fixed: new Uint8Array(pairs.count),
    journal: [],
  };
}

/** Puts a pair that does not meet into a position that is free for it; the caller has made sure of that. */
export function place(s: Schedule, option: number, position: number, interpreter: number): void {
  const pair = s.model.options.pair[option]!;
  s.journal.push(pair + 1, option, position, interpreter);
  put(s, pair, option, position, interpreter);
}

/** Takes a meeting out. */
export function remove(s: Schedule, pair: number): void {
  s.journal.push(-pair - 1, s.option[pair]!, s.position[pair]!, s.interpreter[pair]!);
  take(s, pair);
}

/** Undoes everything since the journal had `mark` entries. */
export function rollBack(s: Schedule, mark: number): void {
  const { journal } = s;
  while (journal.length > mark) {
    const interpreter = journal.pop()!;
    const position = journal.pop()!;
    const option = journal.pop()!;
    const signed = journal.pop()!;
    if (signed > 0) take(s, signed - 1);
    else put(s, -signed - 1, option, position, interpreter);
  }
}

function put(s: Schedule, pair: number, option: number, p: number, interpreter: number): void {
  const { options, pairs, tablesAt } = s.model;
  const word = p >> 5;
  const bit = 1 << (p & 31);
  s.value += pairs.worth[pair]! + bonus(s, pair, option, p, interpreter);
  seatDelegate(s, options.a[option]!, p, pair);
  seatDelegate(s, options.b[option]!, p, pair);
  countFirm(s, pairs.a[pair]!, 1);
  countFirm(s, pairs.b[pair]!, 1);
  if (interpreter >= 0) takeInterpreter(s, interpreter, p, pair);
  const seat = s.used[p]!++;
  s.seats[p * s.seatsMax + seat] = pair;
  s.seatOf[pair] = seat;
  if (s.used[p] === tablesAt[p]) s.open[word]! &= ~bit;
  s.position[pair] = p;
  s.option[pair] = option;
  s.interpreter[pair] = interpreter;
}

function take(s: Schedule, pair: number): void {
  const { options, pairs } = s.model;
  const p = s.position[pair]!;
  const option = s.option[pair]!;
  const interpreter = s.interpreter[pair]!;
  s.value -= pairs.worth[pair]! + bonus(s, pair, option, p, interpreter);
  seatDelegate(s, options.a[option]!, p, -1);
  seatDelegate(s, options.b[option]!, p, -1);
  countFirm(s, pairs.a[pair]!, -1);
  countFirm(s, pairs.b[pair]!, -1);
  if (interpreter >= 0) releaseInterpreter(s, interpreter, p);
  const last = s.seats[p * s.seatsMax + --s.used[p]!]!;
  const seat = s.seatOf[pair]!;
  s.seats[p * s.seatsMax + seat] = last;
  s.seatOf[last] = seat;
  s.open[p >> 5]! |= 1 << (p & 31);
  s.position[pair] = -1;
  s.interpreter[pair] = -1;
}

/** Seats a delegate at a pair's meeting, or sets it free (-1), and counts its waiting anew. */
function seatDelegate(s: Schedule, delegate: number, p: number, pair: number): void {
  const { slots, weights } = s.model;
  const at = delegate * slots.words + (p >> 5);
  const bit = 1 << (p & 31);
  s.delegateAt[delegate * slots.positions + p] = pair;
  if (weights.gap === 0 && weights.break === 0) {
    s.busy[at]! ^= bit;
    return;
  }
  const session = slots.sessionAt[p]!;
  s.value += idleCost(s, delegate, session);
  s.busy[at]! ^= bit;
  s.value -= idleCost(s, delegate, session);
}

function countFirm(s: Schedule, firm: number, by: 1 | -1): void {
  const before = s.firmCount[firm]!;
  s.firmCount[firm] = before + by;
  const { weights, people } = s.model;
  if (Math.min(before, before + by) < people.firmMin[firm]!) s.value += by * weights.shortfall;
}

/** What a meeting earns for being as it was in the earlier timetable. */
export function bonus(
  s: Schedule,
  pair: number,
  option: number,
  p: number,
  interpreter: number,
): number {
  if (s.model.entries.previousCount === 0) return 0;
  const entry = s.model.entries.previous.get(pair);
  if (entry === undefined || entry.position !== p) return 0;
  const { options, weights } = s.model;
  if (entry.a >= 0 && entry.a !== options.a[option]) return 0;
  if (entry.b >= 0 && entry.b !== options.b[option]) return 0;
  if (entry.interpreter === -2 && interpreter >= 0) return 0;
  if (entry.interpreter >= 0 && entry.interpreter !== interpreter) return 0;
  return weights.change;
}
