import { buildProgram } from './build-program.js';
import type { Model } from './model.js';
import {
  boundOf,
  findPrices,
  never,
  type Prices,
  provenBound,
  reducedWorth,
  roundPrices,
  type Stopped,
} from './prices.js';
import { type Program, restrictProgram, spreadPrices } from './program.js';
import { popcount } from './slot-bits.js';
import { findSlotPrices, type SlotPrices } from './slot-prices.js';
import { waitingBound } from './waiting-bound.js';

/** What the prices say: how good any timetable can be, and which pairs are worth trying. */
export interface Guide {
  /** No feasible timetable of the instance has a greater value. */
  bound: number;
  /** Pair -> worth less the prices of its limits, at its cheapest option; -Infinity when it cannot meet. */
  reduced: Float64Array;
  /** Pairs worth trying, by index. */
  candidates: Int32Array;
  /** Prices by slot with the core of the program; null where it would be too large for the budget. */
  slots: SlotPrices | null;
  /** What the bound rests on. */
  argument: 'prices' | 'waiting';
  proof: { program: Program; prices: Float64Array };
}

/** Work is columns x iterations: some at least, and more for each move of the budget. */
const WORK_AT_LEAST = 12_000_000;
const WORK_PER_MOVE = 30;
/** On large rounds: iterations at least, and one more for so many moves. */
const LARGE = { iterations: 800, moves: 2000 };
const ITERATIONS_MAX = 4000;
const ITERATIONS_MIN = 80;
/** How far below 0 a column's reduced worth may be in the core, in typical scores. */
const CORE_REACH = 0.7;
const TRIAL_ITERATIONS = 240;
/** A finer division goes on only while it wins at least this part of the bound. */
const WORTH_REFINING = 1e-4;

/**
 * Bound and guide by the day or session, then by slot where that is not too much for the budget. Without moves
 * never by slot: then the program of the proof holds all columns, so that others can go on from it.
 */
export function findGuide(model: Model, moves: number, stopped = never): Guide {
  const { slots } = model;
  const day = buildProgram(model, new Int32Array(slots.positions), 1);
  const large = day.columns * (LARGE.iterations + moves / LARGE.moves);
  const work = Math.max(WORK_AT_LEAST + WORK_PER_MOVE * moves, large);
  const prices = findPricesByCore(model, day, work / 2, stopped);
  let coarse = { program: day, prices, bound: provenBound(day, prices.y) };
  let near = reducedWorths(model, day, prices.y);
  let fine = bySlots(model, coarse, near, moves, stopped);
  if (fine === null) {
    coarse = refine(model, coarse, near, work / 2, stopped);
    near = reducedWorths(model, coarse.program, coarse.prices.y);
    fine = bySlots(model, coarse, near, moves, stopped);
  }
  const reduced = fine?.reduced ?? near;
  const byWaiting = waitingBound(model) ?? Infinity;
  const best =
    fine && fine.bound < coarse.bound
      ? fine
      : { program: coarse.program, y: coarse.prices.y, bound: coarse.bound };
  return {
    bound: Math.min(best.bound, byWaiting),
    argument: byWaiting < best.bound ? 'waiting' : 'prices',
    proof: { program: best.program, prices: roundPrices(best.y) },
    reduced,
    candidates: chooseCandidates(model, reduced),
    slots: fine,
  };
}

/** Columns of the core per move of the budget, at most. */
const SLOT_COLUMNS_PER_MOVE = 0.13;
const SLOT_COLUMNS_MAX = 60_000;
const SLOT_WORK_AT_LEAST = 6_000_000;
const SLOT_WORK_PER_MOVE = 14;

/** How far below 0 a pair may be to be near at first, in typical scores: as far as can be afforded. */
const FIRST_REACHES = [CORE_REACH, 0.5, 0.35, 0.25];

/**
 * Prices by slot on the pairs near the coarser prices; null where that is too much for the budget, and where
 * meetings are given: then prices do not tell one slot from another.
 */
function bySlots(
  model: Model,
  coarse: { program: Program; prices: Prices },
  reduced: Float64Array,
  moves: number,
  stopped: Stopped,
): SlotPrices | null {
  const typical = typicalScore(model);
  if (moves === 0 || typical === 0 || stopped()) return null;
  const most = Math.min(SLOT_COLUMNS_MAX, Math.max(12_000, moves * SLOT_COLUMNS_PER_MOVE));
  const reach = FIRST_REACHES.find((part) => {
    const isWithin = (e: number): boolean => reduced[e]! >= -part * typical;
    return columnsBySlot(model, isWithin) <= most;
  });
  if (reach === undefined) return null;
  const isNear = (e: number): boolean => reduced[e]! >= -reach * typical;
  const work = SLOT_WORK_AT_LEAST + SLOT_WORK_PER_MOVE * moves;
  const start = { program: coarse.program, y: coarse.prices.y };
  return findSlotPrices(model, start, isNear, { work, reach: SLOT_REACH * typical, stopped });
}

function columnsBySlot({ options, slots }: Model, isNear: (pair: number) => boolean): number {
  let count = 0;
  for (let o = 0; o < options.pair.length; o++) {
    if (!isNear(options.pair[o]!)) continue;
    for (let w = 0; w < slots.words; w++) count += popcount(options.mask[o * slots.words + w]!);
  }
  return count;
}

/** How far below 0 a column's reduced worth may be to be dived for, in typical scores. */
const SLOT_REACH = 0.3;

/** How often the core may be widened by columns that it turned out to lack, and when it lacks none that matter. */
const CORE_PASSES = 3;
const LACKING = 1e-6;

/**
 * A quarter of the work on all columns, the rest on the core: the columns that rough prices leave within
 * reach (Volgenant's core for assignment). Prices found on the core are judged on all columns; where these
 * say more than the core does, those within reach of the new prices join it, for half that work again.
 */
function findPricesByCore(model: Model, program: Program, work: number, stopped: Stopped): Prices {
  const rough = findPrices(program, iterationsFor(program, work / 4), undefined, stopped);
  const reach = -CORE_REACH * typicalScore(model);
  const isInCore = new Uint8Array(program.columns);
  let best: Prices = rough;
  let { y } = rough;
  for (let pass = 1; pass <= CORE_PASSES && !stopped(); pass++) {
    for (let j = 0; j < program.columns; j++) {
      const e = program.pair[j]!;
      if (e < 0 || program.forced[e] === 1 || reducedWorth(program, y, j) >= reach) isInCore[j] = 1;
    }
    const core = restrictProgram(program, (j) => isInCore[j] === 1);
    const effort = iterationsFor(core, ((work * 3) / 4) * (pass === 1 ? 1 : 1 / 2));
    const found = findPrices(core, effort, { y }, stopped);
    y = found.y;
    const bound = boundOf(program, y);
    if (bound < best.bound) best = { y, bound };
    if (bound - found.bound < LACKING * Math.abs(bound)) break;
  }
  return best;
}

function iterationsFor(program: Program, work: number): number {
  const affordable = Math.floor(work / Math.max(1, program.columns));
  return Math.max(ITERATIONS_MIN, Math.min(ITERATIONS_MAX, affordable));
}

interface Coarse {
  program: Program;
  prices: Prices;
  bound: number;
}

/**
 * Sessions from the prices of the day, where that wins something. Tried on the pairs near those prices first:
 * what does not win there does not win on all.
 */
function refine(
  model: Model,
  coarse: Coarse,
  reduced: Float64Array,
  work: number,
  stopped: Stopped,
): Coarse {
  const { slots, entries } = model;
  const { program: day, prices } = coarse;
  const classes = slots.sessions.length;
  if (classes === 1 || day.columns * classes * TRIAL_ITERATIONS > work || stopped()) return coarse;
  const reach = -CORE_REACH * typicalScore(model);
  const isNear = (e: number): boolean => reduced[e]! >= reach || entries.locked.has(e);
  const near = buildProgram(model, slots.sessionAt, classes, isNear);
  const start = spreadPrices(day, prices.y, near, slots.positionOf);
  const trial = findPrices(near, TRIAL_ITERATIONS, { y: start }, stopped);
  if (trial.bound > coarse.bound - WORTH_REFINING * Math.abs(coarse.bound)) return coarse;
  const program = buildProgram(model, slots.sessionAt, classes);
  const final = findPrices(program, iterationsFor(program, work / 2), { y: trial.y }, stopped);
  const bound = provenBound(program, final.y);
  return bound < coarse.bound ? { program, prices: final, bound } : coarse;
}

function reducedWorths(model: Model, program: Program, y: Float64Array): Float64Array {
  const reduced = new Float64Array(model.pairs.count).fill(-Infinity);
  for (let j = 0; j < program.columns; j++) {
    const e = program.pair[j]!;
    if (e >= 0) reduced[e] = Math.max(reduced[e]!, reducedWorth(program, y, j));
  }
  return reduced;
}

/** Pairs whose reduced worth is above a small negative slack, and those that should or did meet. */
function chooseCandidates(model: Model, reduced: Float64Array): Int32Array {
  const { pairs, entries } = model;
  const slack = 0.2 * typicalScore(model);
  return Int32Array.from(
    [...reduced.keys()].filter(
      (e) =>
        reduced[e]! > -Infinity &&
        !entries.locked.has(e) &&
        (reduced[e]! >= -slack || pairs.must[e] === 1 || entries.previous.has(e)),
    ),
  );
}

/** The median of the scores above 0, or 0. */
export function typicalScore(model: Model): number {
  const scores = model.pairs.score.filter((score) => score > 0).sort();
  return scores[scores.length >> 1] ?? 0;
}
