import type { Program } from './program.js';

/** A run of the method: primal and dual iterates, their sums since the last restart, and step sizes. */
export interface Run {
  x: Float64Array;
  y: Float64Array;
  xSum: Float64Array;
  ySum: Float64Array;
  steps: number;
  xStart: Float64Array;
  yStart: Float64Array;
  /** Step of a column = primal / its rows; step of a row = dual / its columns. */
  columnStep: Float64Array;
  rowStep: Float64Array;
  balance: number;
  load: Float64Array;
  /** How far prices have gone, at most; and for a column at 0 how far they must go before it can leave it. */
  drift: number;
  wake: Float64Array;
}

/** Where a run goes on from: prices, and what else an earlier run knows. */
export interface Start {
  y: Float64Array;
  x?: Float64Array;
  balance?: number;
}

export function startRun(program: Program, from?: Start): Run {
  const { rows, columns } = program;
  const x = from?.x?.slice() ?? new Float64Array(columns);
  const y = from?.y.slice() ?? new Float64Array(rows);
  return {
    x,
    y,
    xSum: new Float64Array(columns),
    ySum: new Float64Array(rows),
    steps: 0,
    xStart: x.slice(),
    yStart: y.slice(),
    columnStep: columnSteps(program),
    rowStep: rowSteps(program),
    balance: from?.balance ?? Math.max(1, meanWorth(program)),
    load: new Float64Array(rows),
    drift: 1,
    wake: new Float64Array(columns),
  };
}

function columnSteps({ columns, start }: Program): Float64Array {
  const steps = new Float64Array(columns);
  for (let j = 0; j < columns; j++) steps[j] = 1 / Math.max(1, start[j + 1]! - start[j]!);
  return steps;
}

function rowSteps({ rows, row }: Program): Float64Array {
  const steps = new Float64Array(rows);
  for (let k = 0; k < row.length; k++) steps[row[k]!]!++;
  for (let r = 0; r < rows; r++) steps[r] = 1 / Math.max(1, steps[r]!);
  return steps;
}

function meanWorth({ columns, worth }: Program): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += Math.abs(worth[j]!);
  return sum / Math.max(1, columns);
}

export function step(program: Program, run: Run): void {
  run.load.fill(0);
  moveColumns(program, run);
  run.drift += moveRows(program, run);
  run.steps++;
}

/** Of a slope below 0 a little is not slept away, for what sums of prices lose by rounding. */
const SLEPT = 0.999999;

/**
 * A column at 0 whose worth is far below its prices is passed over until they have gone far enough; what comes
 * out is the same.
 */
function moveColumns(program: Program, run: Run): void {
  const { columns, start, row, coefficient, worth, upper } = program;
  const { x, y, xSum, load, balance, columnStep, drift, wake } = run;
  for (let j = 0; j < columns; j++) {
    if (wake[j]! > drift) continue;
    const from = start[j]!;
    const to = start[j + 1]!;
    let slope = worth[j]!;
    for (let k = from; k < to; k++) slope -= coefficient[k]! * y[row[k]!]!;
    const old = x[j]!;
    const moved = old + (columnStep[j]! / balance) * slope;
    const next = moved < 0 ? 0 : moved > upper[j]! ? upper[j]! : moved;
    x[j] = next;
    xSum[j]! += next;
    wake[j] = next === 0 ? drift - (SLEPT * slope) / (to - from) : 0;
    const ahead = 2 * next - old;
    if (ahead === 0) continue;
    for (let k = from; k < to; k++) load[row[k]!]! += coefficient[k]! * ahead;
  }
}

/** Answers the furthest that a price has gone. */
function moveRows(program: Program, run: Run): number {
  const { rows, cap, floor, penalty } = program;
  const { y, ySum, load, rowStep, balance } = run;
  let furthest = 0;
  for (let r = 0; r < rows; r++) {
    const old = y[r]!;
    const size = rowStep[r]! * balance;
    const next = nextPrice(old + size * load[r]!, size, cap[r]!, floor[r]!, penalty[r]!);
    if (next === 0 && old === 0) continue;
    y[r] = next;
    ySum[r]! += next;
    const gone = next > old ? next - old : old - next;
    if (gone > furthest) furthest = gone;
  }
  return furthest;
}

/** The price after a step: down while the row's load is below its cap, up while above; see `rowBound` in prices.ts. */
function nextPrice(
  pushed: number,
  size: number,
  cap: number,
  floor: number,
  penalty: number,
): number {
  const atCap = pushed - size * cap;
  if (atCap > 0) return atCap;
  if (floor === 0) return 0;
  const atFloor = pushed - size * floor;
  if (atFloor > 0) return 0;
  return Math.max(atFloor, Math.min(pushed, -penalty));
}

export function restart(run: Run, y: Float64Array, average: boolean): void {
  if (average) run.xSum.forEach((sum, j) => (run.x[j] = sum / run.steps));
  run.y.set(y);
  const moved = (now: Float64Array, then: Float64Array, weight: Float64Array): number =>
    Math.sqrt(now.reduce((sum, v, i) => sum + (v - then[i]!) ** 2 / weight[i]!, 0));
  const dx = moved(run.x, run.xStart, run.columnStep);
  const dy = moved(run.y, run.yStart, run.rowStep);
  if (dx > 1e-9 && dy > 1e-9) run.balance = Math.sqrt(run.balance * (dy / dx));
  run.xStart.set(run.x);
  run.yStart.set(run.y);
  run.xSum.fill(0);
  run.ySum.fill(0);
  run.wake.fill(0);
  run.steps = 0;
}
