import type { Model } from './model.js';
import { IDLE, type Program, type Wait } from './program.js';

/** By how much a solution must break a wait's row for the row to be worth having. */
const BROKEN_BY = 0.02;

/**
 * The waits that a solution of the program by slots does not pay for: for each idle slot at most one, with the
 * busiest slots before and after it (cutting planes; there are too many rows to write them all).
 * `share`: delegate x position -> how far the delegate is busy.
 */
export function findWaits(model: Model, program: Program, share: Float64Array): Wait[] {
  const { slots, people, weights } = model;
  if (weights.gap === 0) return [];
  const known = new Set(program.waits.map((wait) => keyOf(model, wait)));
  const found: Wait[] = [];
  for (let d = 0; d < people.delegateIds.length; d++) {
    for (const positions of slots.sessions) {
      const there = positions.filter((p) => isThere(model, d, p));
      const busy = there.map((p) => share[d * slots.positions + p]!);
      const later = argMaxFromEnd(busy);
      let before = 0;
      for (let i = 1; i + 1 < there.length; i++) {
        const after = later[i + 1]!;
        if (busy[before]! + busy[after]! - busy[i]! - 1 > BROKEN_BY) {
          const wait = { delegate: d, from: there[before]!, idle: there[i]!, to: there[after]! };
          if (!known.has(keyOf(model, wait))) found.push(wait);
        }
        if (busy[i]! > busy[before]!) before = i;
      }
    }
  }
  return found;
}

function isThere({ slots, people }: Model, delegate: number, p: number): boolean {
  return (people.delegateMask[delegate * slots.words + (p >> 5)]! & (1 << (p & 31))) !== 0;
}

function argMaxFromEnd(values: number[]): number[] {
  const best = new Array<number>(values.length);
  let at = values.length - 1;
  for (let i = at; i >= 0; i--) best[i] = at = values[i]! >= values[at]! ? i : at;
  return best;
}

const keyOf = ({ slots }: Model, { delegate, from, idle, to }: Wait): number =>
  ((delegate * slots.positions + from) * slots.positions + idle) * slots.positions + to;

/** How far each delegate is busy in each position, as the columns of pairs say. */
export function busyShares(model: Model, program: Program, x: Float64Array): Float64Array {
  const { slots, people, options } = model;
  const share = new Float64Array(people.delegateIds.length * slots.positions);
  for (let j = 0; j < program.columns; j++) {
    if (program.pair[j]! < 0 || x[j] === 0) continue;
    const p = slots.positionOf[program.classOf[j]!]!;
    const o = program.option[j]!;
    share[options.a[o]! * slots.positions + p]! += x[j]!;
    share[options.b[o]! * slots.positions + p]! += x[j]!;
  }
  return share;
}

/**
 * The program with rows for these waits, too, and a column for each idle slot that they are the first to name.
 * The rows are inserted at `at` (`insertRows` does it with prices); new columns come last.
 */
export function addWaits(model: Model, program: Program, waits: Wait[], at: number): Program {
  const own = rowsByPlace(model, waits, at);
  const most = program.columns + waits.length;
  const start = new Int32Array(most + 1);
  const row: number[] = [];
  const coefficient: number[] = [];
  const enter = (rows: number[] | undefined, sign?: -1): void => {
    if (rows === undefined) return;
    for (const r of rows) {
      row.push(r < 0 ? ~r : r);
      coefficient.push(sign ?? (r < 0 ? -1 : 1));
    }
  };
  for (let j = 0; j < program.columns; j++) {
    const p = model.slots.positionOf[program.classOf[j]!]!;
    const o = program.option[j]!;
    if (program.pair[j]! >= 0) {
      enter(own.busy.get(placeOf(model, model.options.a[o]!, p)));
      enter(own.busy.get(placeOf(model, model.options.b[o]!, p)));
    } else if (program.pair[j] === IDLE) {
      const key = placeOf(model, o, p);
      enter(own.idle.get(key), -1);
      own.idle.delete(key);
    }
    for (let k = program.start[j]!; k < program.start[j + 1]!; k++) {
      row.push(program.row[k]! < at ? program.row[k]! : program.row[k]! + waits.length);
      coefficient.push(program.coefficient[k]!);
    }
    start[j + 1] = row.length;
  }
  const fresh = [...own.idle.keys()];
  fresh.forEach((key, k) => {
    enter(own.idle.get(key), -1);
    start[program.columns + k + 1] = row.length;
  });
  const { positions, slotAt } = model.slots;
  const columns = program.columns + fresh.length;
  const append = <T extends Int32Array | Float64Array>(
    longer: T,
    values: T,
    of: (key: number) => number,
  ): T => {
    longer.set(values);
    fresh.forEach((key, k) => (longer[values.length + k] = of(key)));
    return longer;
  };
  const integers = (values: Int32Array, of: (key: number) => number): Int32Array =>
    append(new Int32Array(columns), values, of);
  const numbers = (values: Float64Array, value: number): Float64Array =>
    append(new Float64Array(columns), values, () => value);
  const shift = (r: number): number => (r < at ? r : r + waits.length);
  return {
    ...program,
    columns,
    start: start.subarray(0, columns + 1),
    row: Int32Array.from(row),
    coefficient: Int8Array.from(coefficient),
    pair: integers(program.pair, () => IDLE),
    option: integers(program.option, (key) => Math.floor(key / positions)),
    classOf: integers(program.classOf, (key) => slotAt[key % positions]!),
    worth: numbers(program.worth, -model.weights.gap),
    upper: numbers(program.upper, 1),
    rows: program.rows + waits.length,
    cap: insertRows(program.cap, at, waits.length, 1),
    floor: insertRows(program.floor, at, waits.length),
    penalty: insertRows(program.penalty, at, waits.length),
    layout: { ...program.layout, pair: program.layout.pair.map(shift) },
    pairRows: program.pairRows + waits.length,
    waits: [...program.waits, ...waits],
  };
}

const placeOf = ({ slots }: Model, delegate: number, p: number): number =>
  delegate * slots.positions + p;

/** Delegate and position -> the rows of waits in which his meetings there stand (~row: with -1), or idle slots. */
function rowsByPlace(model: Model, waits: Wait[], at: number) {
  const busy = new Map<number, number[]>();
  const idle = new Map<number, number[]>();
  const add = (to: Map<number, number[]>, key: number, row: number): void => {
    const rows = to.get(key);
    if (rows) rows.push(row);
    else to.set(key, [row]);
  };
  waits.forEach((wait, k) => {
    add(busy, placeOf(model, wait.delegate, wait.from), at + k);
    add(busy, placeOf(model, wait.delegate, wait.to), at + k);
    add(busy, placeOf(model, wait.delegate, wait.idle), ~(at + k));
    add(idle, placeOf(model, wait.delegate, wait.idle), at + k);
  });
  return { busy, idle };
}

/** Values of rows (prices, limits) with `count` more from `at` on. */
export function insertRows(
  values: Float64Array,
  at: number,
  count: number,
  value = 0,
): Float64Array {
  const longer = new Float64Array(values.length + count).fill(value);
  longer.set(values.subarray(0, at));
  longer.set(values.subarray(at), at + count);
  return longer;
}
