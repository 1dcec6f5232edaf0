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
  /** Column j stands in rows `row[start[j]]` to `row[start[j + 1] - 1]`, with these coefficients (1 or -1). */
  columns: number;
  start: Int32Array;
  row: Int32Array;
  coefficient: Int8Array;
  worth: Float64Array;
  upper: Float64Array;
  /** Pair of a column; of the columns of a pair at most one can be 1. Or one of the two kinds below. */
  pair: Int32Array;
  /** Option and class of a column; of an idle slot, the delegate and the slot. */
  option: Int32Array;
  classOf: Int32Array;
  /** Pairs that must meet (locked ones): one of their columns is 1. */
  forced: Uint8Array;
  /** What every timetable loses: earlier meetings, and minima that cannot be reached. */
  constant: number;
  layout: Rows;
  /** Rows from here on say that a pair meets once; the bound takes a pair's best column instead. */
  pairRows: number;
  /** Waits that have a row, in the order of the rows: the last ones before `pairRows`. */
  waits: Wait[];
}

/**
 * The parts in one order, however they were put together: programs of different shapes would have every loop over
 * them compiled anew.
 */
export function programOf(parts: Program): Program {
  return {
    rows: parts.rows,
    cap: parts.cap,
    floor: parts.floor,
    penalty: parts.penalty,
    columns: parts.columns,
    start: parts.start,
    row: parts.row,
    coefficient: parts.coefficient,
    worth: parts.worth,
    upper: parts.upper,
    pair: parts.pair,
    option: parts.option,
    classOf: parts.classOf,
    forced: parts.forced,
    constant: parts.constant,
    layout: parts.layout,
    pairRows: parts.pairRows,
    waits: parts.waits,
  };
}

/** Columns that belong to no pair: an interpreter's hours, a delegate's idle slot. */
export const HOURS = -1;
export const IDLE = -2;

/**
 * Who meets in `from` and `to` and not in the slot between them, `idle`, waits: busy in `from` + busy in `to` -
 * busy in `idle` - idle slot <= 1. Positions of one session, in all of which the delegate is there.
 */
export interface Wait {
  delegate: number;
  from: number;
  idle: number;
  to: number;
}

export interface Rows {
  classes: number;
  classAt: Int32Array;
  classMasks: Int32Array[];
  /** The firms' rows come first. */
  firms: number;
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

/** Prices for a program with finer classes: each class has the prices of the coarser one it lies in. */
export function spreadPrices(
  coarse: Program,
  y: Float64Array,
  finer: Program,
  positions: Int32Array,
): Float64Array {
  const [from, to] = [coarse.layout, finer.layout];
  const parent = new Int32Array(to.classes);
  for (const p of positions) parent[to.classAt[p]!] = from.classAt[p]!;
  const spread = new Float64Array(finer.rows);
  const copy = (sources: Int32Array, targets: Int32Array, byClass: boolean): void => {
    targets.forEach((row, k) => {
      const owner = Math.floor(k / to.classes);
      const source = sources[byClass ? owner * from.classes + parent[k % to.classes]! : k]!;
      if (row >= 0 && source >= 0) spread[row] = y[source]!;
    });
  };
  for (let firm = 0; firm < to.firms; firm++) spread[firm] = y[firm]!;
  copy(from.delegate, to.delegate, true);
  copy(from.table, to.table, true);
  copy(from.need, to.need, true);
  copy(from.interpreterClass, to.interpreterClass, true);
  copy(from.interpreterDay, to.interpreterDay, false);
  copy(from.pair, to.pair, false);
  return spread;
}

/** The same program without the columns that `keep` refuses; rows stay. Prices fit both. */
export function restrictProgram(program: Program, keep: (column: number) => boolean): Program {
  return takeColumns(program, columnsWhere(program, keep));
}

export function columnsWhere(program: Program, keep: (column: number) => boolean): Int32Array {
  const kept = new Int32Array(program.columns);
  let count = 0;
  for (let j = 0; j < program.columns; j++) if (keep(j)) kept[count++] = j;
  return kept.subarray(0, count);
}

function takeColumns(program: Program, kept: Int32Array): Program {
  const start = new Int32Array(kept.length + 1);
  kept.forEach((j, k) => (start[k + 1] = start[k]! + program.start[j + 1]! - program.start[j]!));
  const row = new Int32Array(start[kept.length]!);
  const coefficient = new Int8Array(row.length);
  kept.forEach((j, k) => {
    const [from, to] = [program.start[j]!, program.start[j + 1]!];
    row.set(program.row.subarray(from, to), start[k]);
    coefficient.set(program.coefficient.subarray(from, to), start[k]);
  });
  const take = (values: Int32Array): Int32Array => Int32Array.from(kept, (j) => values[j]!);
  return programOf({
    ...program,
    columns: kept.length,
    start,
    row,
    coefficient,
    worth: Float64Array.from(kept, (j) => program.worth[j]!),
    upper: Float64Array.from(kept, (j) => program.upper[j]!),
    pair: take(program.pair),
    option: take(program.option),
    classOf: take(program.classOf),
  });
}

/** Only these columns, and only the rows in which they stand: `rows` are their old numbers. */
export function cutProgram(
  program: Program,
  kept: Int32Array,
): { program: Program; rows: Int32Array } {
  const cut = takeColumns(program, kept);
  const rows = numberAnew(cut.row, program.rows);
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (r) => values[r]!);
  return {
    program: programOf({
      ...cut,
      rows: rows.length,
      cap: of(program.cap),
      floor: of(program.floor),
      penalty: of(program.penalty),
    }),
    rows,
  };
}

/** Numbers the rows in the order they come; answers their old numbers. */
function numberAnew(row: Int32Array, count: number): Int32Array {
  const numberOf = new Int32Array(count).fill(-1);
  const rows = new Int32Array(count);
  let next = 0;
  for (let k = 0; k < row.length; k++) {
    const r = row[k]!;
    if (numberOf[r]! < 0) {
      numberOf[r] = next;
      rows[next++] = r;
    }
    row[k] = numberOf[r]!;
  }
  return rows.subarray(0, next);
}

/** The same solution in a program of other columns: those that belong to no pair are the same, in their order. */
export function carry(from: Program, x: Float64Array, to: Program): Float64Array {
  const known = new Map<number, number>();
  const others: number[] = [];
  for (let j = 0; j < from.columns; j++) {
    if (from.pair[j]! < 0) others.push(x[j]!);
    else if (x[j]! > 0) known.set(from.option[j]! * from.layout.classes + from.classOf[j]!, x[j]!);
  }
  let next = 0;
  return Float64Array.from({ length: to.columns }, (_, j) =>
    to.pair[j]! < 0
      ? others[next++]!
      : (known.get(to.option[j]! * to.layout.classes + to.classOf[j]!) ?? 0),
  );
}
