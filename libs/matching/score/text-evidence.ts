import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence } from './evidence.js';
import type { Texts } from './read-text.js';
import { factFits, materialFit } from './fact-fit.js';
import { sharedTerms, textFit } from './text-fit.js';

/** Each figure that is met adds a tenth of the texts' weight, at most three. */
const PER_FACT = 0.1;
const MOST_FACTS = 3;
/** A figure that is missed by far, or a wrong material, takes so much of what codes and words earned. */
const WRONG_FACT = 0.4;
const WRONG_MATERIAL = 0.5;
/** Words alone, without a code that comes near, must say this much. */
const WORDS_ALONE = 0.6;

/** The part of the texts' weight that words in common can earn; figures that are met earn the rest. */
const WORDS = 1 - MOST_FACTS * PER_FACT;

/** What a pair of which one wrote nothing is taken to earn: missing data lowers the confidence, not the score. */
export const unwritten = WORDS / 2;

interface Share {
  /** What texts can earn, in thousandths. */
  weight: number;
  /** How near the codes are, 0 to 1, and what that earned. */
  nearness: number;
  byCode: number;
}

/**
 * What the texts of an offering and a need say beyond their codes: words and terms in common, figures asked
 * for and stated (payload, reach, purity, ...), materials. Misfits are taken from what codes and words earned.
 */
export function textEvidence(
  texts: Texts,
  offering: ScoreOffering,
  need: ScoreNeed,
  { weight, nearness, byCode }: Share,
): Evidence[] {
  const params = { offering: offering.id, need: need.id };
  const shared = textFit(texts, offering, need);
  if (shared === null || (nearness === 0 && shared < WORDS_ALONE)) return [];
  const said: Evidence = {
    code: nearness === 0 ? 'supply.text' : 'text.shared',
    points: Math.round(weight * WORDS * shared * (nearness === 0 ? 1 : Math.sqrt(nearness))),
    params,
  };
  const evidence = [said];
  const earned = byCode + said.points;
  let met = 0;
  for (const { property, asked, offered, fit } of factFits(texts, offering, need)) {
    const facts = { ...params, property, asked, offered };
    if (fit < 1) {
      const points = -Math.round(earned * WRONG_FACT * (1 - fit));
      evidence.push({ code: 'text.fact-missed', points, params: facts });
    } else if (met++ < MOST_FACTS) {
      const points = Math.round(weight * PER_FACT);
      evidence.push({ code: 'text.fact-met', points, params: facts });
    }
  }
  const material = materialFit(texts, offering, need) ?? 1;
  if (material < 1) {
    const points = -Math.round(earned * WRONG_MATERIAL * (1 - material));
    evidence.push({ code: 'text.material', points, params });
  }
  return evidence;
}

/** The terms that a reader is shown as what both have in common; looked up for the best match only. */
export function withTerms(
  texts: Texts,
  evidence: Evidence[],
  offering: ScoreOffering,
  need: ScoreNeed,
): Evidence[] {
  return evidence.map((each) => {
    if (each.code !== 'text.shared' && each.code !== 'supply.text') return each;
    const terms = sharedTerms(texts, offering, need).map((id, index) => [`term${index + 1}`, id]);
    return { ...each, params: { ...each.params, ...Object.fromEntries(terms) } };
  });
}
