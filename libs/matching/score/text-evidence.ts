import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence, Misfit } from './evidence.js';
import type { Texts } from './read-text.js';
import { factFits, materialFit } from './fact-fit.js';
import { sharedTerms } from './text-fit.js';

/** What each figure that is met adds of the texts' weight, and how many do. */
const PER_FACT = 0.14;
const MOST_FACTS = 3;
/** A figure that is missed by far, or a wrong material, takes so much of what codes and words earned. */
const WRONG_FACT = 0.3;
const WRONG_MATERIAL = 0.5;
/** Words alone, without a code that comes near, must say this much. */
const WORDS_ALONE = 0.25;
/** The part of the texts' weight that words in common can earn; figures that are met earn the rest. */
const WORDS = 1 - MOST_FACTS * PER_FACT;

/** What a pair of which one wrote nothing is taken to earn: missing data lowers the confidence, not the score. */
export const unwritten = WORDS / 2;

export interface TextEvidence {
  gains: Evidence[];
  misfits: Misfit[];
}

/**
 * What the texts of an offering and a need say beyond their codes: words and terms in common, figures asked
 * for and stated (payload, reach, purity, ...), materials. `weight` is what texts can earn, `nearness` how near
 * the codes are, `shared` how much the texts have in common (null: one says nothing), both 0 to 1.
 */
export function textEvidence(
  texts: Texts,
  offering: ScoreOffering,
  need: ScoreNeed,
  { weight, nearness, shared }: { weight: number; nearness: number; shared: number | null },
): TextEvidence {
  if (shared === null || (nearness === 0 && shared < WORDS_ALONE))
    return { gains: [], misfits: [] };
  const params = { offering: offering.id, need: need.id };
  const worth = weight * (nearness === 0 ? 1 : Math.sqrt(nearness));
  const code = nearness === 0 ? 'supply.text' : 'text.shared';
  const gains: Evidence[] = [{ code, points: Math.round(worth * WORDS * shared), params }];
  const misfits: Misfit[] = [];
  for (const { fit, ...fact } of factFits(texts, offering, need)) {
    const about = { ...params, ...fact };
    if (fit < 1) {
      misfits.push({ code: 'text.fact-missed', part: WRONG_FACT * (1 - fit), params: about });
    } else if (gains.length <= MOST_FACTS) {
      gains.push({ code: 'text.fact-met', points: Math.round(worth * PER_FACT), params: about });
    }
  }
  const material = materialFit(texts, offering, need) ?? 1;
  if (material < 1) {
    misfits.push({ code: 'text.material', part: WRONG_MATERIAL * (1 - material), params });
  }
  return { gains, misfits };
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
    const params: Evidence['params'] = { ...each.params };
    sharedTerms(texts, offering, need).forEach((id, index) => (params[`term${index + 1}`] = id));
    return { ...each, params };
  });
}
