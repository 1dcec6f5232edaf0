import type { Model } from './model.js';
import { findPrices, type Prices, provenBound, reducedWorth } from './prices.js';
import { buildProgram, type Program, spreadPrices } from './program.js';

/** What the prices say: how good any timetable can be, and which pairs are worth trying. */
export interface Guide {
  /** No feasible timetable of the instance has a greater value. */
  bound: number;
  /** Pair -> worth less the prices of its limits, at its cheapest option; -Infinity when it cannot meet. */
  reduced: Float64Array;
  /** Pairs worth trying, by index. */
  candidates: Int32Array;
}

/** Work is columns x iterations: some at least, and more for each move of the budget. */
const WORK_AT_LEAST = 25_000_000;
const WORK_PER_MOVE = 60;
const ITERATIONS_MAX = 4000;
const ITERATIONS_MIN = 80;
/** A finer division goes on only while it wins at least this part of the bound. */
const WORTH_REFINING = 1e-4;

/** Bound and guide by the day; where people come for part of it, the bound by session and slot, too. */
export function findGuide(model: Model, moves: number): Guide {
  const work = WORK_AT_LEAST + WORK_PER_MOVE * moves;
  const { slots } = model;
  const day = buildProgram(model, new Int32Array(slots.positions), 1);
  const prices = findPrices(day, iterationsFor(day, work / 2));
  const finer = refine(model, day, prices, work / 2);
  const reduced = reducedWorths(model, finer.program, finer.prices.y);
  return {
    bound: Math.min(provenBound(day, prices.y), finer.bound),
    reduced,
    candidates: chooseCandidates(model, reduced),
  };
}

function iterationsFor(program: Program, work: number): number {
  const affordable = Math.floor(work / Math.max(1, program.columns));
  return Math.max(ITERATIONS_MIN, Math.min(ITERATIONS_MAX, affordable));
}

/** Sessions, then slots, each from the prices of the one before, as long as that wins something. */
function refine(model: Model, day: Program, prices: Prices, work: number) {
  const { slots } = model;
  let best = { program: day, prices, bound: provenBound(day, prices.y) };
  const divisions: [Int32Array, number][] = [
    [slots.sessionAt, slots.sessions.length],
    [slots.slotAt, slots.positionOf.length],
  ];
  for (const [classAt, classes] of divisions) {
    if (classes === 1 || day.columns * classes * ITERATIONS_MIN > work) continue;
    const program = buildProgram(model, classAt, classes);
    const start = spreadPrices(day.layout, prices.y, program);
    const trial = findPrices(program, ITERATIONS_MIN, start);
    if (trial.bound > best.bound - WORTH_REFINING * Math.abs(best.bound)) continue;
    const final = findPrices(program, iterationsFor(program, work / 2), trial.y);
    const bound = provenBound(program, final.y);
    if (bound < best.bound) best = { program, prices: final, bound };
  }
  return best;
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
