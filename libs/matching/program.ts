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
  const kept = [...program.worth.keys()].filter(keep);
  const row: number[] = [];
  const start = new Int32Array(kept.length + 1);
  kept.forEach((j, k) => {
    for (let i = program.start[j]!; i < program.start[j + 1]!; i++) row.push(program.row[i]!);
    start[k + 1] = row.length;
  });
  return {
    ...program,
    columns: kept.length,
    start,
    row: Int32Array.from(row),
    sign: Int8Array.from(kept, (j) => program.sign[j]!),
    worth: Float64Array.from(kept, (j) => program.worth[j]!),
    upper: Float64Array.from(kept, (j) => program.upper[j]!),
    pair: Int32Array.from(kept, (j) => program.pair[j]!),
  };
}
