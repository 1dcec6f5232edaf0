import type { ScoreWish } from '../snapshot.js';
import type { Evidence } from './evidence.js';

/** One side's wish earns up to two fifths of the weight, a mutual one a fifth more. */
const SIDE = 0.4;
const MUTUAL = 0.2;
/** The second wish on a list counts a twentieth less than the first, and so on, down to half. */
const PER_RANK = 0.05;
const RANKED_LEAST = 0.5;
const UNRANKED = 0.75;

/** How dear a wish is, from 0 to 1. A must counts in full whatever its rank. */
function dearness(wish: ScoreWish): number {
  if (wish.kind === 'no') return 0;
  if (wish.kind === 'must') return 1;
  if (wish.rank === null) return UNRANKED;
  return Math.max(RANKED_LEAST, 1 - PER_RANK * (wish.rank - 1));
}

/** What one side's wish adds; `mutual` when the other side wishes it, too. */
export function wishEvidence(wish: ScoreWish | undefined, weight: number): Evidence[] {
  if (!wish || wish.kind === 'no') return [];
  return [
    {
      code: wish.kind === 'must' ? 'wish.must' : 'wish.meet',
      points: Math.round(weight * SIDE * dearness(wish)),
      params: wish.rank === null ? {} : { rank: wish.rank },
    },
  ];
}

export function mutualEvidence(weight: number): Evidence[] {
  return [{ code: 'wish.mutual', points: Math.round(weight * MUTUAL), params: {} }];
}
