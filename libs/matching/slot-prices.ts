import { buildProgram } from './build-program.js';
import type { Model } from './model.js';
import { allows } from './model-options.js';
import type { Start } from './pdhg.js';
import {
  boundOf,
  findPrices,
  floorBound,
  limitsBound,
  reducedWorth,
  roundPrices,
  type Solution,
  type Stopped,
} from './prices.js';
import { carry, type Program, restrictProgram, spreadPrices } from './program.js';
import { addWaits, busyShares, findWaits, insertRows } from './waits.js';

/** Prices by slot, idle slots counted: found on a core of the columns, judged on all of them. */
export interface SlotPrices {
  program: Program;
  /** Prices, and the solution that goes with them. */
  y: Float64Array;
  x: Float64Array;
  balance: number;
  bound: number;
  /** Pair -> worth less prices, in its best slot; -Infinity when it cannot meet. */
  reduced: Float64Array;
}

export interface SlotEffort {
  /** Columns x iterations. */
  work: number;
  /** How far below 0 a column's reduced worth may be to stay in the core. */
  reach: number;
  stopped: Stopped;
}

/** Rounds of cutting planes in a pass, and the least and greatest number of iterations of each. */
const ROUNDS = 3;
const ROUND_ITERATIONS = [60, 500] as const;
/** The parts of the work that the passes may take. */
const PASSES = [0.3, 0.3, 0.2, 0.2];
/** Columns that the core lacks raise the bound; less than this part of it does not matter. */
const LACKING = 2e-5;

/**
 * Prices by slot from those of a coarser division. Each pass takes the columns within reach of the prices of
 * the one before (column generation; `wanted` pairs at first), adds rows for the waits that the solution
 * breaks, and ends with prices that are judged on all columns.
 */
export function findSlotPrices(
  model: Model,
  coarse: { program: Program; y: Float64Array },
  wanted: (pair: number) => boolean,
  { work, reach, stopped }: SlotEffort,
): SlotPrices {
  const { slots, entries } = model;
  const build = (keep: (pair: number) => boolean): Program =>
    buildProgram(
      model,
      slots.slotAt,
      slots.positionOf.length,
      (e) => keep(e) || entries.locked.has(e),
    );
  let core = build(wanted);
  let from: Start = { y: spreadPrices(coarse.program, coarse.y, core, slots.positionOf) };
  let best: SlotPrices | null = null;
  for (const part of PASSES) {
    const { program, solution } = cut(model, core, from, work * part, stopped);
    const judged = judge(model, program, solution.y);
    if (best === null || judged.bound < best.bound) {
      best = { program, ...solution, ...judged };
    }
    const isEnough = judged.bound - boundOf(program, solution.y) < LACKING * Math.abs(judged.bound);
    if ((isEnough && part !== PASSES[0]) || stopped()) break;
    const { reduced } = judged;
    const bare = build((e) => reduced[e]! >= -reach);
    const full = addWaits(model, bare, program.waits, bare.pairRows);
    core = restrictProgram(
      full,
      (j) =>
        full.pair[j]! < 0 ||
        full.forced[full.pair[j]!] === 1 ||
        reducedWorth(full, solution.y, j) >= -reach,
    );
    from = { y: solution.y, x: carry(program, solution.x, core), balance: solution.balance };
  }
  return best!;
}

/** Runs the method in rounds, after each of which broken waits get their rows. */
function cut(
  model: Model,
  start: Program,
  from: Start,
  work: number,
  stopped: Stopped,
): { program: Program; solution: Solution } {
  let program = start;
  const iterations = Math.floor(work / Math.max(1, program.columns) / (ROUNDS + 1));
  const each = Math.max(ROUND_ITERATIONS[0], Math.min(ROUND_ITERATIONS[1], iterations));
  let solution = findPrices(program, each, from, stopped);
  for (let round = 0; round < ROUNDS && !stopped(); round++) {
    const waits = findWaits(model, program, busyShares(model, program, solution.x));
    const at = program.pairRows;
    if (waits.length > 0) program = addWaits(model, program, waits, at);
    const x = new Float64Array(program.columns);
    x.set(solution.x);
    const y = insertRows(solution.y, at, waits.length);
    solution = findPrices(program, each, { y, x, balance: solution.balance }, stopped);
  }
  return { program, solution };
}

/** What rounded prices prove over all columns, those outside the core included, and each pair's best. */
export function judge(
  model: Model,
  program: Program,
  prices: Float64Array,
): { bound: number; reduced: Float64Array } {
  const { pairs, options, slots } = model;
  const y = roundPrices(prices);
  const person = personPrices(model, program, y);
  const place = placePrices(model, program, y);
  const reduced = new Float64Array(pairs.count).fill(-Infinity);
  let total = limitsBound(program, y);
  for (let e = 0; e < pairs.count; e++) {
    for (let o = options.start[e]!; o < options.start[e + 1]!; o++) {
      const a = options.a[o]! * slots.positions;
      const b = options.b[o]! * slots.positions;
      const at = options.need[o]! * slots.positions;
      for (let w = 0; w < slots.words; w++) {
        let free = options.mask[o * slots.words + w]!;
        while (free !== 0) {
          const p = w * 32 + 31 - Math.clz32(free & -free);
          free &= free - 1;
          const paid = person[a + p]! + person[b + p]! + place[at + p]!;
          const worth = pairs.worth[e]! + bonusAt(model, o, p) - paid;
          if (worth > reduced[e]!) reduced[e] = worth;
        }
      }
    }
    total += program.forced[e] === 1 ? reduced[e]! : Math.max(0, reduced[e]!);
  }
  return { bound: floorBound(program, total), reduced };
}

function bonusAt(model: Model, option: number, p: number): number {
  const { entries, options, weights } = model;
  if (entries.previousCount === 0) return 0;
  const pair = options.pair[option]!;
  const entry = entries.previous.get(pair) ?? entries.contested.get(pair);
  if (entry?.position !== p) return 0;
  const kept = allows(entry, options.a[option]!, options.b[option]!, options.need[option]!);
  return kept ? weights.change : 0;
}

/** Delegate x position -> what an hour of his costs: his firm's price, his own, and what it does to waits. */
function personPrices(model: Model, program: Program, y: Float64Array): Float64Array {
  const { people, slots } = model;
  const { layout, waits, pairRows } = program;
  const prices = new Float64Array(people.delegateIds.length * slots.positions);
  people.firmDelegates.forEach((delegates, f) => {
    for (const d of delegates) {
      for (const p of slots.positionOf) {
        const own = layout.delegate[d * layout.classes + layout.classAt[p]!]!;
        prices[d * slots.positions + p] = y[f]! + (own < 0 ? 0 : y[own]!);
      }
    }
  });
  waits.forEach(({ delegate, from, idle, to }, k) => {
    const price = y[pairRows - waits.length + k]!;
    prices[delegate * slots.positions + from]! += price;
    prices[delegate * slots.positions + to]! += price;
    prices[delegate * slots.positions + idle]! -= price;
  });
  return prices;
}

/** Language need x position -> what table and interpreter cost. */
function placePrices(model: Model, program: Program, y: Float64Array): Float64Array {
  const { people, slots } = model;
  const { layout } = program;
  const prices = new Float64Array(people.needInterpreters.length * slots.positions);
  for (let need = 0; need < people.needInterpreters.length; need++) {
    for (const p of slots.positionOf) {
      const c = layout.classAt[p]!;
      const rows = [layout.table[c]!, layout.need[need * layout.classes + c]!];
      for (const r of rows) if (r >= 0) prices[need * slots.positions + p]! += y[r]!;
    }
  }
  return prices;
}
