import type { Model } from './model.js';
import { IDLE, type Program, programOf, type Wait } from './program.js';

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
  const { fresh, ...cells } = enterWaits(model, program, own, { at, count: waits.length });
  const { positions, slotAt } = model.slots;
  const columns = program.columns + fresh.length;
  const append = <T extends Int32Array | Float64Array>(
    longer: T,
    values: T,
    of: (place: number) => number,
  ): T => {
    longer.set(values);
    fresh.forEach((place, k) => (longer[values.length + k] = of(place)));
    return longer;
  };
  const integers = (values: Int32Array, of: (place: number) => number): Int32Array =>
    append(new Int32Array(columns), values, of);
  const numbers = (values: Float64Array, value: number): Float64Array =>
    append(new Float64Array(columns), values, () => value);
  const shift = (r: number): number => (r < at ? r : r + waits.length);
  return programOf({
    ...program,
    ...cells,
    columns,
    pair: integers(program.pair, () => IDLE),
    option: integers(program.option, (place) => Math.floor(place / positions)),
    classOf: integers(program.classOf, (place) => slotAt[place % positions]!),
    worth: numbers(program.worth, -model.weights.gap),
    upper: numbers(program.upper, 1),
    rows: program.rows + waits.length,
    cap: insertRows(program.cap, at, waits.length, 1),
    floor: insertRows(program.floor, at, waits.length),
    penalty: insertRows(program.penalty, at, waits.length),
    layout: { ...program.layout, pair: program.layout.pair.map(shift) },
    pairRows: program.pairRows + waits.length,
    waits: [...program.waits, ...waits],
  });
}

/** By place (delegate x positions + position): rows of waits, ~row where it stands with -1. */
interface RowsByPlace {
  busy: number[][];
  idle: number[][];
}

const NONE: number[] = [];

/** The rows in which the delegate's meetings there stand, and those in which his idle slot there does. */
function rowsByPlace({ slots, people }: Model, waits: Wait[], at: number): RowsByPlace {
  const places = people.delegateIds.length * slots.positions;
  const busy = new Array<number[]>(places).fill(NONE);
  const idle = new Array<number[]>(places).fill(NONE);
  const add = (to: number[][], place: number, row: number): void => {
    if (to[place] === NONE) to[place] = [row];
    else to[place]!.push(row);
  };
  waits.forEach((wait, k) => {
    const first = wait.delegate * slots.positions;
    add(busy, first + wait.from, at + k);
    add(busy, first + wait.to, at + k);
    add(busy, first + wait.idle, ~(at + k));
    add(idle, first + wait.idle, ~(at + k));
  });
  return { busy, idle };
}

type Cells = Pick<Program, 'start' | 'row' | 'coefficient'>;

/** The columns with the new rows first and the others moved up from `at` on, and the idle slots that are new. */
function enterWaits(
  model: Model,
  program: Program,
  { busy, idle }: RowsByPlace,
  { at, count }: { at: number; count: number },
): Cells & { fresh: number[] } {
  const { slots, options } = model;
  const a = new Array<number[]>(program.columns + count).fill(NONE);
  const b = new Array<number[]>(program.columns).fill(NONE);
  const unnamed = idle.slice();
  for (let j = 0; j < program.columns; j++) {
    const p = slots.positionOf[program.classOf[j]!]!;
    const o = program.option[j]!;
    if (program.pair[j]! >= 0) {
      a[j] = busy[options.a[o]! * slots.positions + p]!;
      b[j] = busy[options.b[o]! * slots.positions + p]!;
    } else if (program.pair[j] === IDLE) {
      a[j] = idle[o * slots.positions + p]!;
      unnamed[o * slots.positions + p] = NONE;
    }
  }
  const fresh = [...unnamed.keys()].filter((place) => unnamed[place] !== NONE);
  fresh.forEach((place, k) => (a[program.columns + k] = idle[place]!));
  const start = startsOf(program, a, b, fresh.length);
  return { ...fillCells(program, a, b, start, (r) => (r < at ? r : r + count)), fresh };
}

/** Where each column starts when it has the rows of `a` and `b`, too. */
function startsOf(program: Program, a: number[][], b: number[][], fresh: number): Int32Array {
  const start = new Int32Array(program.columns + fresh + 1);
  for (let j = 0; j < program.columns; j++) {
    const own = program.start[j + 1]! - program.start[j]!;
    start[j + 1] = start[j]! + a[j]!.length + b[j]!.length + own;
  }
  for (let j = program.columns; j < program.columns + fresh; j++) {
    start[j + 1] = start[j]! + a[j]!.length;
  }
  return start;
}

function fillCells(
  program: Program,
  a: number[][],
  b: number[][],
  start: Int32Array,
  shift: (row: number) => number,
): Cells {
  const columns = start.length - 1;
  const row = new Int32Array(start[columns]!);
  const coefficient = new Int8Array(row.length).fill(1);
  let k = 0;
  const enter = (rows: number[]): void => {
    for (const r of rows) {
      if (r < 0) coefficient[k] = -1;
      row[k++] = r < 0 ? ~r : r;
    }
  };
  for (let j = 0; j < columns; j++) {
    enter(a[j]!);
    if (j >= program.columns) continue;
    enter(b[j]!);
    for (let from = program.start[j]!; from < program.start[j + 1]!; from++) {
      coefficient[k] = program.coefficient[from]!;
      row[k++] = shift(program.row[from]!);
    }
  }
  return { start, row, coefficient };
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
