import type { Model } from './model.js';
import { popcount } from './slot-bits.js';

/**
 * The linear program behind the bound: who meets whom in which class of slots (the day, a session, or one
 * slot), every limit summed over the class. Maximise worth x, rows <= cap, 0 <= x <= upper. A firm's row may
 * also fall below `floor`, at `penalty` for each meeting missed. Idle slots, breaks and precedences are left
 * out, which only raises the optimum.
 */
export interface Program {
  rows: number;
  cap: Float64Array;
  floor: Float64Array;
  penalty: Float64Array;
  /** Column j stands in rows `row[start[j]]` to `row[start[j + 1] - 1]`: `sign[j]` in the first, 1 in the others. */
  columns: number;
  start: Int32Array;
  row: Int32Array;
  sign: Int8Array;
  worth: Float64Array;
  upper: Float64Array;
  /** Pair of a column; of the columns of a pair at most one can be 1. -1: an interpreter's hours. */
  pair: Int32Array;
  /** What every timetable loses: earlier meetings, and minima that cannot be reached. */
  constant: number;
  layout: Rows;
  /** Rows from here on say that a pair meets once; the bound takes a pair's best column instead. */
  pairRows: number;
}

export interface Rows {
  classes: number;
  classMasks: Int32Array[];
  firm: number[];
  /** Delegate x class -> row, or -1 where the limit cannot bind; the same for tables and interpreters. */
  delegate: Int32Array;
  table: Int32Array;
  need: Int32Array;
  interpreterClass: Int32Array;
  interpreterDay: Int32Array;
  pair: Int32Array;
  pairRows: number;
  cap: number[];
}

/** `classAt`: position -> class from 0 on. */
export function buildProgram(model: Model, classAt: Int32Array, classes: number): Program {
  const rows = layOutRows(model, classAt, classes);
  const draft = new Draft();
  addPairColumns(model, rows, draft);
  addInterpreterColumns(model, rows, draft);
  const { people, weights, entries } = model;
  const count = rows.cap.length;
  const floor = new Float64Array(count);
  const penalty = new Float64Array(count);
  people.firmMin.forEach((min, f) => (floor[f] = Math.min(min, rows.cap[f]!)));
  penalty.fill(weights.shortfall, 0, people.firmIds.length);
  const missed = people.firmMin.reduce((sum, min, f) => sum + min - floor[f]!, 0);
  return {
    ...draft.finish(),
    rows: count,
    cap: Float64Array.from(rows.cap),
    floor,
    penalty,
    layout: rows,
    pairRows: rows.pairRows,
    constant: -weights.change * entries.previousCount - weights.shortfall * missed,
  };
}

class Draft {
  private readonly start: number[] = [0];
  private readonly row: number[] = [];
  private readonly sign: number[] = [];
  private readonly worth: number[] = [];
  private readonly upper: number[] = [];
  private readonly pair: number[] = [];

  add(pair: number, worth: number, upper: number, sign: 1 | -1, rows: number[]): void {
    for (const r of rows) if (r >= 0) this.row.push(r);
    this.start.push(this.row.length);
    this.sign.push(sign);
    this.worth.push(worth);
    this.upper.push(upper);
    this.pair.push(pair);
  }

  finish() {
    return {
      columns: this.worth.length,
      start: Int32Array.from(this.start),
      row: Int32Array.from(this.row),
      sign: Int8Array.from(this.sign),
      worth: Float64Array.from(this.worth),
      upper: Float64Array.from(this.upper),
      pair: Int32Array.from(this.pair),
    };
  }
}

function layOutRows(model: Model, classAt: Int32Array, classes: number): Rows {
  const { slots, people, tablesAt, pairs, options } = model;
  const classMasks = Array.from({ length: classes }, () => new Int32Array(slots.words));
  for (const p of slots.positionOf) classMasks[classAt[p]!]![p >> 5]! |= 1 << (p & 31);
  const freeIn = (mask: Int32Array, at: number, c: number): number => {
    let free = 0;
    for (let w = 0; w < slots.words; w++) free += popcount(mask[at + w]! & classMasks[c]![w]!);
    return free;
  };
  const dayOf = (mask: Int32Array, at: number): number =>
    classMasks.reduce((sum, _, c) => sum + freeIn(mask, at, c), 0);
  const cap: number[] = people.firmDelegates.map((delegates, f) => {
    const free = delegates.reduce((n, d) => n + dayOf(people.delegateMask, d * slots.words), 0);
    return Math.min(people.firmMax[f]!, free);
  });
  const demand = cap.reduce((sum, n) => sum + n, 0);
  /** A row where the limit can bind, else -1. */
  const rowFor = (limit: number, most: number): number =>
    limit >= most ? -1 : cap.push(limit) - 1;
  const firmOf = people.firmDelegates.flatMap((delegates, f) => delegates.map(() => f));
  const grid = (count: number, row: (i: number, c: number) => number): Int32Array =>
    Int32Array.from({ length: count * classes }, (_, k) =>
      row(Math.floor(k / classes), k % classes),
    );
  const delegate = grid(people.delegateIds.length, (d, c) =>
    rowFor(freeIn(people.delegateMask, d * slots.words, c), cap[firmOf[d]!]!),
  );
  const places = new Float64Array(classes);
  for (const p of slots.positionOf) places[classAt[p]!]! += tablesAt[p]!;
  const table = grid(1, (_, c) => rowFor(places[c]!, Math.floor(demand / 2)));
  const need = grid(people.needInterpreters.length, (g) => (g === 0 ? -1 : cap.push(0) - 1));
  const interpreterClass = grid(people.interpreterIds.length, (i, c) =>
    rowFor(freeIn(people.interpreterMask, i * slots.words, c), Infinity),
  );
  const interpreterDay = Int32Array.from(people.interpreterIds, (_, i) =>
    rowFor(people.interpreterMax[i]!, dayOf(people.interpreterMask, i * slots.words)),
  );
  const pairRows = cap.length;
  const pair = Int32Array.from({ length: pairs.count }, (_, e) =>
    classes > 1 || options.start[e + 1]! - options.start[e]! > 1 ? cap.push(1) - 1 : -1,
  );
  const firm = people.firmIds.map((_, f) => f);
  return {
    classes,
    classMasks,
    firm,
    delegate,
    table,
    need,
    interpreterClass,
    interpreterDay,
    pair,
    pairRows,
    cap,
  };
}

function addPairColumns(model: Model, rows: Rows, draft: Draft): void {
  const { pairs, options, slots } = model;
  const { classes } = rows;
  for (let e = 0; e < pairs.count; e++) {
    for (let o = options.start[e]!; o < options.start[e + 1]!; o++) {
      const need = options.need[o]!;
      for (let c = 0; c < classes; c++) {
        let some = 0;
        for (let w = 0; w < slots.words; w++) {
          some |= options.mask[o * slots.words + w]! & rows.classMasks[c]![w]!;
        }
        if (some === 0) continue;
        draft.add(e, pairs.worth[e]! + bonusOf(model, rows, o, c), 1, 1, [
          pairs.a[e]!,
          pairs.b[e]!,
          rows.delegate[options.a[o]! * classes + c]!,
          rows.delegate[options.b[o]! * classes + c]!,
          rows.table[c]!,
          need === 0 ? -1 : rows.need[need * classes + c]!,
          rows.pair[e]!,
        ]);
      }
    }
  }
}

/** The bonus for an unchanged meeting, wherever an option of the class could still earn it. */
function bonusOf(model: Model, rows: Rows, option: number, c: number): number {
  const { entries, options, weights, slots } = model;
  const entry = entries.previous.get(options.pair[option]!);
  if (!entry) return 0;
  const bit = 1 << (entry.position & 31);
  const word = entry.position >> 5;
  const mask = options.mask[option * slots.words + word]! & rows.classMasks[c]![word]!;
  if ((mask & bit) === 0) return 0;
  if (entry.a >= 0 && entry.a !== options.a[option]) return 0;
  if (entry.b >= 0 && entry.b !== options.b[option]) return 0;
  if (entry.interpreter === -2 && options.need[option]! > 0) return 0;
  if (entry.interpreter >= 0 && options.need[option] === 0) return 0;
  return weights.change;
}

/** An interpreter's hour in a class given to a language need: it lifts that need's row. */
function addInterpreterColumns(model: Model, rows: Rows, draft: Draft): void {
  const { people } = model;
  people.needInterpreters.forEach((able, need) => {
    for (const i of able) {
      for (let c = 0; c < rows.classes; c++) {
        const hours = rows.interpreterClass[i * rows.classes + c]!;
        if (rows.cap[hours]! === 0) continue;
        const upper = Math.min(rows.cap[hours]!, people.interpreterMax[i]!);
        // The need's row comes first: its coefficient is `sign`, those of the interpreter's rows are 1.
        draft.add(-1, 0, upper, -1, [
          rows.need[need * rows.classes + c]!,
          hours,
          rows.interpreterDay[i]!,
        ]);
      }
    }
  });
}

/** Prices for a program with finer classes from those of the day: the same in every class. */
export function spreadPrices(day: Rows, y: Float64Array, finer: Program): Float64Array {
  const { layout } = finer;
  const spread = new Float64Array(finer.rows);
  const copy = (from: Int32Array, to: Int32Array): void => {
    const classes = to.length / Math.max(1, from.length);
    to.forEach((row, k) => {
      const source = from[Math.floor(k / classes)]!;
      if (row >= 0 && source >= 0) spread[row] = y[source]!;
    });
  };
  day.firm.forEach((row) => (spread[row] = y[row]!));
  copy(day.delegate, layout.delegate);
  copy(day.table, layout.table);
  copy(day.need, layout.need);
  copy(day.interpreterClass, layout.interpreterClass);
  copy(day.interpreterDay, layout.interpreterDay);
  copy(day.pair, layout.pair);
  return spread;
}
