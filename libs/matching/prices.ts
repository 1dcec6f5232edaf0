import { restart, type Run, type Start, startRun, step } from './pdhg.js';
import type { Program } from './program.js';

/** Prices of the rows, and what they prove. */
export interface Prices {
  y: Float64Array;
  bound: number;
}

/** Prices from which a run can go on: the solution that went with them, and the balance of the steps. */
export interface Solution extends Prices {
  x: Float64Array;
  balance: number;
}

const CHECK_EVERY = 40;
/** Gives up when this many checks in a row won less than this part of the bound. */
const STALE_CHECKS = 8;
const STALE_BELOW = 1e-6;

/** Asked now and then; true ends what runs, with the best so far. */
export type Stopped = () => boolean;
export const never: Stopped = () => false;

/**
 * Prices for a program by the primal-dual hybrid gradient method with averaging and restarts
 * (Chambolle-Pock 2011; diagonal steps Pock-Chambolle 2011; restarts Applegate et al. 2021, "PDLP").
 * Stops after `iterations`; the best prices met are returned. Deterministic, unless `stopped` cuts it short.
 */
export function findPrices(
  program: Program,
  iterations: number,
  from?: Start,
  stopped = never,
): Solution {
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
    if (stale > STALE_CHECKS || stopped()) break;
    if (bound < lastRestart || run.steps >= 8 * CHECK_EVERY) {
      restart(run, y, ofAverage < ofLast);
      lastRestart = bound;
    }
  }
  return { ...best, x: averageOf(run), balance: run.balance };
}

function averageOf(run: Run): Float64Array {
  return run.steps > 0 ? run.xSum.map((sum) => sum / run.steps) : run.x;
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
  const { pair, forced } = program;
  let total = limitsBound(program, y);
  let best = 0;
  for (let j = 0; j < program.columns; j++) {
    const e = pair[j]!;
    if (e < 0) continue;
    if (j === 0 || pair[j - 1] !== e) best = forced[e] === 1 ? -Infinity : 0;
    best = Math.max(best, reducedWorth(program, y, j));
    if (j + 1 === program.columns || pair[j + 1] !== e) total += best;
  }
  return total;
}

/** The part of the bound that belongs to no pair: limits at their prices, interpreters' hours, idle slots. */
export function limitsBound(program: Program, y: Float64Array): number {
  let total = program.constant;
  for (let r = 0; r < program.pairRows; r++) total += rowBound(program, r, y[r]!);
  for (let j = 0; j < program.columns; j++) {
    if (program.pair[j]! >= 0) continue;
    total += Math.max(0, reducedWorth(program, y, j)) * program.upper[j]!;
  }
  return total;
}

/** A column's worth less the prices of its rows, the pair's own left out: the bound takes a pair's best. */
export function reducedWorth(program: Program, y: Float64Array, j: number): number {
  const { start, row, coefficient, worth } = program;
  const from = start[j]!;
  let to = start[j + 1]!;
  if (from < to && row[to - 1]! >= program.pairRows) to--;
  let reduced = worth[j]!;
  for (let k = from; k < to; k++) reduced -= coefficient[k]! * y[row[k]!]!;
  return reduced;
}

/** Multiples of 2^-8 below this add up without rounding. */
const EXACT_BELOW = 2 ** 44;

/** Prices as multiples of 1/256, so that sums of them are exact. */
export function roundPrices(y: Float64Array): Float64Array {
  return y.map((price) => Math.round(price * 256) / 256);
}

/** The bound as an integer: the sum of rounded prices is exact, then it is rounded down. */
export function provenBound(program: Program, y: Float64Array): number {
  return floorBound(program, boundOf(program, roundPrices(y)));
}

/** The sum rounded down, where it is too large to be exact with room for what may have been lost. */
export function floorBound(program: Program, total: number): number {
  const size = Math.max(Math.abs(total), Math.abs(program.constant));
  return Math.floor(size < EXACT_BELOW ? total : total + 1 + size * 1e-11);
}
