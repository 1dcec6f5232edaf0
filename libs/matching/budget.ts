import { InstanceError } from './instance-error.js';
import type { Budget } from './snapshot.js';

const MOVES = { quick: 200_000, normal: 3_000_000, long: 20_000_000 };
const MOVES_MAX = 1_000_000_000;

/** A budget as a number of moves. @throws InstanceError `options.budget` for anything else. */
export function movesOf(budget: Budget): number {
  if (typeof budget === 'string' && Object.hasOwn(MOVES, budget)) return MOVES[budget];
  if (typeof budget === 'number' && Number.isInteger(budget) && budget >= 0) {
    if (budget <= MOVES_MAX) return budget;
  }
  throw new InstanceError(
    'options.budget',
    'budget',
    `budget is not quick, normal, long or a number of moves from 0 to ${MOVES_MAX}`,
  );
}

/** @throws InstanceError `options.seed` unless the seed is an integer from 0 to 2^32 - 1. */
export function checkSeed(seed: number): number {
  if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff) return seed;
  throw new InstanceError('options.seed', 'seed', 'seed is not an integer from 0 to 4294967295');
}

/** Candidate pairs that a budget's moves are meant for; larger rounds get more of them. */
const PAIRS_PER_BUDGET = 2000;
const FACTOR_MAX = 5;
/** Beyond this, a large round gets no more for its size. */
const SCALED_MOVES_MAX = 6_000_000;

/** How many moves of the search a move of the budget stands for. */
export function movesPerBudgetMove(candidates: number, moves: number): number {
  const most = Math.min(FACTOR_MAX, Math.floor(SCALED_MOVES_MAX / Math.max(1, moves)));
  return Math.max(1, Math.min(most, Math.round(candidates / PAIRS_PER_BUDGET)));
}
