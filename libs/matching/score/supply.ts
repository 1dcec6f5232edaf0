import type { RoundSnapshot, ScoreNeed, ScoreOffering, ScoreWeights } from '../snapshot.js';
import { certificateEvidence } from './certificates.js';
import { type Evidence, sumOf } from './evidence.js';
import { termsEvidence } from './terms.js';

/** An offering that comes near a need of the other firm. */
export interface Match {
  offering: ScoreOffering;
  /** The code of the offering that comes near, and the code of the need it comes near to. */
  offered: string;
  need: ScoreNeed;
  needed: string;
  /** 0 to 1, above 0. */
  nearness: number;
}

/**
 * What one firm can supply the other: its best match of an offering with a need, certificates and terms
 * counted. Empty without a match. The best by sum, so that nothing added to an offering can lower it.
 */
export function supplyEvidence(
  matches: Match[],
  satisfies: RoundSnapshot['certificates'],
  weights: ScoreWeights,
): Evidence[] {
  let best: Evidence[] = [];
  let most = -Infinity;
  for (const { offering, offered, need, needed, nearness } of matches) {
    const evidence: Evidence[] = [
      {
        code: nearness === 1 ? 'supply.exact' : 'supply.near',
        points: Math.round(weights.supply * nearness),
        params: { offering: offering.id, need: need.id, offered, needed },
      },
      ...certificateEvidence(offering, need, satisfies, weights.certificates),
      ...termsEvidence(offering, need, weights.terms),
    ];
    const sum = sumOf(evidence);
    if (sum > most) {
      best = evidence;
      most = sum;
    }
  }
  return best;
}
