import { PairKeys } from './pair-keys.js';
import { interviewPairs } from './score/interview-pairs.js';
import { scorePairs } from './score/score-pairs.js';
import type { RoundSnapshot, ScoredPair } from './snapshot.js';

/** The pairs of a round of any kind with their scores; who has met already is not listed. */
export function listPairs(snapshot: RoundSnapshot): ScoredPair[] {
  const pairs = snapshot.kind === 'interview' ? interviewPairs(snapshot) : scorePairs(snapshot);
  if (!snapshot.met) return pairs;
  const met = new PairKeys(snapshot.met);
  return pairs.filter(({ a, b }) => !met.has(a, b));
}
