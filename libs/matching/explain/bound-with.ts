import { typicalScore } from '../guide.js';
import type { Book } from '../open-round.js';
import { boundOf, findPrices, reducedWorth, roundPrices } from '../prices.js';
import { type Program, restrictProgram } from '../program.js';

/** Sums of rounded prices are exact below this. */
const EXACT_BELOW = 2 ** 44;
/** How far below 0 a column's reduced worth may be to count while prices are sought, in typical scores. */
const REACH = 0.7;
/** Work is columns x iterations; with fewer iterations nothing would be won. */
const WORK = 1_000_000;
const ITERATIONS = { min: 250, max: 1200 };

/**
 * No feasible timetable in which the pair meets has a greater value: in the Lagrangian bound a pair earns its
 * best worth less prices, or nothing; one that must meet earns it even where that is below 0 (linear
 * programming duality). The round's prices say it at once; where the round is not too large, prices sought
 * for the forced pair say it more sharply. Null when the prices say nothing of the pair.
 * @param found value of a timetable in which it meets
 */
export function boundWith({ model, guide }: Book, pair: number, found: number): number | null {
  const { proof, bound } = guide();
  const { program, prices } = proof;
  const forced = { ...program, forced: program.forced.slice() };
  forced.forced[pair] = 1;
  const atOnce = boundOf(forced, prices);
  if (!(Math.abs(atOnce) < EXACT_BELOW)) return null;
  const reach = REACH * typicalScore(model);
  // Worth so much more that it meets in the program's optimum, too.
  const core = coreWith(program, prices, pair, reach, Math.max(0, bound - found) + 1);
  const iterations = Math.min(ITERATIONS.max, Math.ceil(WORK / core.columns));
  if (iterations < ITERATIONS.min) return Math.floor(atOnce);
  const sharper = roundPrices(findPrices(core, iterations, { y: prices }).y);
  return Math.floor(Math.min(atOnce, boundOf(forced, sharper)));
}

/** The columns within reach of the prices, and all of the pair's, worth `more`. */
function coreWith(
  program: Program,
  prices: Float64Array,
  pair: number,
  reach: number,
  more: number,
): Program {
  const core = restrictProgram(program, (j) => {
    const e = program.pair[j]!;
    if (e < 0 || e === pair || program.forced[e] === 1) return true;
    return reducedWorth(program, prices, j) >= -reach;
  });
  core.pair.forEach((e, j) => {
    if (e === pair) core.worth[j]! += more;
  });
  return core;
}
