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
}

/** Where a run goes on from: prices, and what else an earlier run knows. */
export interface Start {
  y: Float64Array;
  x?: Float64Array;
  balance?: number;
}

export function startRun(program: Program, from?: Start): Run {
  const perRow = new Float64Array(program.rows);
  for (const r of program.row) perRow[r]!++;
  const columnStep = new Float64Array(program.columns);
  let worth = 0;
  for (let j = 0; j < program.columns; j++) {
    columnStep[j] = 1 / Math.max(1, program.start[j + 1]! - program.start[j]!);
    worth += Math.abs(program.worth[j]!);
  }
  const x = from?.x?.slice() ?? new Float64Array(program.columns);
  const y = from?.y.slice() ?? new Float64Array(program.rows);
  return {
    x,
    y,
    xSum: new Float64Array(program.columns),
    ySum: new Float64Array(program.rows),
    steps: 0,
    xStart: x.slice(),
    yStart: y.slice(),
    columnStep,
    rowStep: perRow.map((n) => 1 / Math.max(1, n)),
    balance: from?.balance ?? Math.max(1, worth / Math.max(1, program.columns)),
    load: new Float64Array(program.rows),
  };
}

export function step(program: Program, run: Run): void {
  const { start, row, coefficient, worth, upper } = program;
  const { x, y, xSum, ySum, load, balance } = run;
  load.fill(0);
  for (let j = 0; j < program.columns; j++) {
    const from = start[j]!;
    const to = start[j + 1]!;
    let slope = worth[j]!;
    for (let k = from; k < to; k++) slope -= coefficient[k]! * y[row[k]!]!;
    const old = x[j]!;
    const moved = old + (run.columnStep[j]! / balance) * slope;
    const next = moved < 0 ? 0 : moved > upper[j]! ? upper[j]! : moved;
    x[j] = next;
    xSum[j]! += next;
    const ahead = 2 * next - old;
    if (ahead === 0) continue;
    for (let k = from; k < to; k++) load[row[k]!]! += coefficient[k]! * ahead;
  }
  for (let r = 0; r < program.rows; r++) {
    y[r] = nextPrice(program, r, y[r]!, run.rowStep[r]! * balance, load[r]!);
    ySum[r]! += y[r]!;
  }
  run.steps++;
}

/** The price after a step: down while the row's load is below its cap, up while above; see `rowBound` in prices.ts. */
function nextPrice(program: Program, r: number, y: number, size: number, load: number): number {
  const pushed = y + size * load;
  const atCap = pushed - size * program.cap[r]!;
  if (atCap > 0) return atCap;
  const floor = program.floor[r]!;
  if (floor === 0) return 0;
  const atFloor = pushed - size * floor;
  if (atFloor > 0) return 0;
  return Math.max(atFloor, Math.min(pushed, -program.penalty[r]!));
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
  run.steps = 0;
}
