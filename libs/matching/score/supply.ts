import type { RoundSnapshot, ScoreNeed, ScoreOffering, ScoreWeights } from '../snapshot.js';
import { certificateEvidence } from './certificates.js';
import { type Evidence, sumOf, takenFrom } from './evidence.js';
import type { Texts } from './read-text.js';
import { termsMisfits } from './terms.js';
import { textEvidence, unwritten, withTerms } from './text-evidence.js';

/** An offering that comes near a need of the other firm. */
export interface Match {
  offering: ScoreOffering;
  /** The code of the offering that comes near, and the code of the need it comes near to. */
  offered: string;
  need: ScoreNeed;
  needed: string;
  /** 0 to 1; 0 where only words lead from one to the other. */
  nearness: number;
  /** How much of what the need says the offering says, too, 0 to 1; null where one says nothing. */
  shared: number | null;
}

export interface Supply {
  evidence: Evidence[];
  match: Match | null;
}

/** The part of the supply's weight that codes earn; the texts earn the rest. */
const CODES = 0.2;
/** Each of the terms that is missed by far takes twice the part of what was earned that terms are of supply. */
const TERMS = 2;

/**
 * What one firm can supply the other: its best match of an offering with a need, texts, certificates and
 * terms counted. Empty without a match. The best by sum, so that nothing added to an offering can lower it.
 */
export function supplyEvidence(
  matches: Match[],
  texts: Texts,
  satisfies: RoundSnapshot['certificates'],
  weights: ScoreWeights,
): Supply {
  let best: Supply = { evidence: [], match: null };
  let most = 0;
  const nearest = matches.length > 1 ? matches.toSorted(byNearness) : matches;
  for (const match of nearest) {
    if (mostOf(match.nearness, weights) <= most) continue;
    const evidence = evidenceOf(match, texts, satisfies, weights);
    const sum = sumOf(evidence);
    if (sum > most) {
      best = { evidence, match };
      most = sum;
    }
  }
  if (!best.match) return best;
  const { offering, need } = best.match;
  return { ...best, evidence: withTerms(texts, best.evidence, offering, need) };
}

/** Nearest first, then in the order of the firms' own lists. */
function byNearness(x: Match, y: Match): number {
  return y.nearness - x.nearness;
}

/** What a match can earn at most, all texts and certificates granted; what cannot be the best is not looked at. */
function mostOf(nearness: number, { supply, certificates }: ScoreWeights): number {
  const byTexts = nearness === 0 ? 1 : Math.sqrt(nearness);
  return supply * (CODES * nearness + (1 - CODES) * byTexts) + certificates + 1;
}

function evidenceOf(
  { offering, offered, need, needed, nearness, shared }: Match,
  texts: Texts,
  satisfies: RoundSnapshot['certificates'],
  weights: ScoreWeights,
): Evidence[] {
  const params = { offering: offering.id, need: need.id, offered, needed };
  const code = nearness === 1 ? 'supply.exact' : 'supply.near';
  const weight = weights.supply * (1 - CODES);
  const full = weights.supply * CODES + (shared === null ? weight * unwritten : 0);
  const byCode = Math.round(full * nearness);
  const { gains, misfits } = textEvidence(texts, offering, need, { weight, nearness, shared });
  const gained: Evidence[] = [
    ...(byCode > 0 ? [{ code, points: byCode, params } as const] : []),
    ...gains,
  ];
  const most = Math.min(1, (TERMS * weights.terms) / Math.max(1, weights.supply));
  const goods = [
    ...gained,
    ...takenFrom(sumOf(gained), [...misfits, ...termsMisfits(texts, offering, need, most)]),
  ];
  const stake = { weight: weights.certificates, earned: sumOf(goods), full: weights.supply };
  return [...goods, ...certificateEvidence(offering, need, satisfies, stake)];
}
