import type { Program } from './program.js';

/** Prices of the rows, and what they prove. */
export interface Prices {
  y: Float64Array;
  bound: number;
}

const CHECK_EVERY = 40;
/** Gives up when this many checks in a row won less than this part of the bound. */
const STALE_CHECKS = 8;
const STALE_BELOW = 1e-6;

/**
 * Prices for a program by the primal-dual hybrid gradient method with averaging and restarts
 * (Chambolle-Pock 2011; diagonal steps Pock-Chambolle 2011; restarts Applegate et al. 2021, "PDLP").
 * Stops after `iterations`; the best prices met are returned. Deterministic.
 */
export function findPrices(program: Program, iterations: number, from?: Float64Array): Prices {
  const run = startRun(program, from);
  let best: Prices = { y: run.y.slice(), bound: boundOf(program, run.y) };
  let lastRestart = best.bound;
  let stale = 0;
  for (let k = 1; k <= iterations; k++) {
    step(program, run);
    if (k % CHECK_EVERY !== 0 && k !== iterations) continue;
    const average = run.ySum.map((sum) => sum / run.steps);
    const ofAverage = boundOf(program, average);
    const ofLast = boundOf(program, run.y);
    const y = ofAverage < ofLast ? average : run.y;
    const bound = Math.min(ofAverage, ofLast);
    stale = bound < best.bound - STALE_BELOW * Math.abs(best.bound) ? 0 : stale + 1;
    if (bound < best.bound) best = { y: y.slice(), bound };
    if (stale > STALE_CHECKS) break;
    if (bound < lastRestart || run.steps >= 8 * CHECK_EVERY) {
      restart(run, y, ofAverage < ofLast);
      lastRestart = bound;
    }
  }
  return best;
}

interface Run {
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

function startRun(program: Program, from?: Float64Array): Run {
  const perRow = new Float64Array(program.rows);
  for (const r of program.row) perRow[r]!++;
  const columnStep = new Float64Array(program.columns);
  let worth = 0;
  for (let j = 0; j < program.columns; j++) {
    columnStep[j] = 1 / Math.max(1, program.start[j + 1]! - program.start[j]!);
    worth += Math.abs(program.worth[j]!);
  }
  return {
    x: new Float64Array(program.columns),
    y: from?.slice() ?? new Float64Array(program.rows),
    xSum: new Float64Array(program.columns),
    ySum: new Float64Array(program.rows),
    steps: 0,
    xStart: new Float64Array(program.columns),
    yStart: from?.slice() ?? new Float64Array(program.rows),
    columnStep,
    rowStep: perRow.map((n) => 1 / Math.max(1, n)),
    balance: Math.max(1, worth / Math.max(1, program.columns)),
    load: new Float64Array(program.rows),
  };
}

function step(program: Program, run: Run): void {
  const { start, row, sign, worth, upper } = program;
  const { x, y, xSum, ySum, load, balance } = run;
  load.fill(0);
  for (let j = 0; j < program.columns; j++) {
    const from = start[j]!;
    const to = start[j + 1]!;
    let slope = worth[j]!;
    if (from < to) slope -= sign[j]! * y[row[from]!]!;
    for (let k = from + 1; k < to; k++) slope -= y[row[k]!]!;
    const old = x[j]!;
    const moved = old + (run.columnStep[j]! / balance) * slope;
    const next = moved < 0 ? 0 : moved > upper[j]! ? upper[j]! : moved;
    x[j] = next;
    xSum[j]! += next;
    const ahead = 2 * next - old;
    if (ahead === 0) continue;
    if (from < to) load[row[from]!]! += sign[j]! * ahead;
    for (let k = from + 1; k < to; k++) load[row[k]!]! += ahead;
  }
  for (let r = 0; r < program.rows; r++) {
    y[r] = nextPrice(program, r, y[r]!, run.rowStep[r]! * balance, load[r]!);
    ySum[r]! += y[r]!;
  }
  run.steps++;
}

/** The price after a step: down while the row's load is below its cap, up while above; see `rowBound`. */
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

function restart(run: Run, y: Float64Array, average: boolean): void {
  if (average) run.x = run.xSum.map((sum) => sum / run.steps);
  run.y = y.slice();
  const moved = (now: Float64Array, then: Float64Array, weight: Float64Array): number =>
    Math.sqrt(now.reduce((sum, v, i) => sum + (v - then[i]!) ** 2 / weight[i]!, 0));
  const dx = moved(run.x, run.xStart, run.columnStep);
  const dy = moved(run.y, run.yStart, run.rowStep);
  if (dx > 1e-9 && dy > 1e-9) run.balance = Math.sqrt(run.balance * (dy / dx));
  run.xStart = run.x.slice();
  run.yStart = run.y.slice();
  run.xSum.fill(0);
  run.ySum.fill(0);
  run.steps = 0;
}

/** What a row can yield at a price: the most of price x load - penalty x (meetings below the floor). */
function rowBound(program: Program, r: number, y: number): number {
  const cap = program.cap[r]!;
  const floor = program.floor[r]!;
  const penalty = program.penalty[r]!;
  return Math.max(y * cap, y * floor, -penalty * floor);
}

/**
 * The Lagrangian bound of any prices: valid however they were found, as long as rows without a floor have
 * none below 0 (`nextPrice` sees to it).
 */
export function boundOf(program: Program, y: Float64Array): number {
  const { upper, pair } = program;
  let total = program.constant;
  for (let r = 0; r < program.pairRows; r++) total += rowBound(program, r, y[r]!);
  let best = 0;
  for (let j = 0; j < program.columns; j++) {
    const reduced = reducedWorth(program, y, j);
    if (pair[j]! < 0) {
      if (reduced > 0) total += reduced * upper[j]!;
      continue;
    }
    if (reduced > best) best = reduced;
    if (j + 1 === program.columns || pair[j + 1] !== pair[j]) {
      total += best;
      best = 0;
    }
  }
  return total;
}

/** A column's worth less the prices of its rows, the pair's own left out: the bound takes a pair's best. */
export function reducedWorth(program: Program, y: Float64Array, j: number): number {
  const { start, row, sign, worth } = program;
  const from = start[j]!;
  let to = start[j + 1]!;
  if (from < to && row[to - 1]! >= program.pairRows) to--;
  let reduced = worth[j]!;
  if (from < to) reduced -= sign[j]! * y[row[from]!]!;
  for (let k = from + 1; k < to; k++) reduced -= y[row[k]!]!;
  return reduced;
}

/** Multiples of 2^-8 below this add up without rounding. */
const EXACT_BELOW = 2 ** 44;

/** The bound as an integer: the prices are rounded first, so that the sum is exact, then it is rounded down. */
export function provenBound(program: Program, y: Float64Array): number {
  const rounded = y.map((price) => Math.round(price * 256) / 256);
  const total = boundOf(program, rounded);
  const size = Math.max(Math.abs(total), Math.abs(program.constant));
  return Math.floor(size < EXACT_BELOW ? total : total + 1 + size * 1e-11);
}
