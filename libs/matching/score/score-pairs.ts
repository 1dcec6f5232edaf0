import type {
  RoundSnapshot,
  ScoredPair,
  ScoreFirm,
  ScoreReason,
  ScoreWeights,
  ScoreWish,
} from '../snapshot.js';
import { byId } from '../order.js';
import { type Evidence, sumOf } from './evidence.js';
import { findCandidates, nothing, type Candidate } from './find-candidates.js';
import { interestEvidence } from './interests.js';
import { languageEvidence } from './languages.js';
import { confidenceOf } from './confidence.js';
import { Texts } from './read-text.js';
import { type Match, supplyEvidence } from './supply.js';
import { mutualEvidence, wishEvidence } from './wishes.js';

/** The better direction of supply counts in full share of this many parts, the other one part. */
const SHARES = 5;

/**
 * Every Korean-U.S. pair for which something speaks, with its score (0 to 1000) and reasons, in the order of
 * the ids. A "no" of either side removes the pair. A pair that scores 0 is listed only if somebody must have it.
 * The points of the reasons sum to the score, unless the sum leaves 0 to 1000.
 */
export function scorePairs(snapshot: RoundSnapshot): ScoredPair[] {
  const wishes = new Map(snapshot.wishes.map((wish) => [`${wish.from} ${wish.to}`, wish]));
  const texts = new Texts(snapshot);
  const candidates = findCandidates(snapshot, texts);
  const weights = fittedWeights(snapshot.weights.score);
  const pairs: ScoredPair[] = [];
  const korean = byId(snapshot.firms.filter((firm) => firm.side === 'KR'));
  const american = byId(snapshot.firms.filter((firm) => firm.side === 'US'));
  for (const a of korean) {
    for (const b of american) {
      const candidate = candidates.get(a.id)?.get(b.id);
      const there = wishes.get(`${a.id} ${b.id}`);
      const back = wishes.get(`${b.id} ${a.id}`);
      if ([there, back].some((wish) => wish?.kind === 'no')) continue;
      if (!candidate && !there && !back) continue;
      const pair = scorePair(
        { snapshot, texts, weights },
        {
          a,
          b,
          candidate: candidate ?? nothing,
          there,
          back,
        },
      );
      if (pair.score > 0 || pair.must) pairs.push(pair);
    }
    // Scored: at a thousand firms a side what is kept of them counts.
    candidates.delete(a.id);
  }
  return pairs;
}

/** Weights that sum to more than 1000 are scaled down to it, so that a score cannot exceed 1000. */
function fittedWeights(weights: ScoreWeights): ScoreWeights {
  const sum = Object.values({ ...weights }).reduce((total, part) => total + part, 0);
  if (sum <= 1000) return weights;
  const fit = (part: number) => Math.floor((part * 1000) / sum);
  return {
    supply: fit(weights.supply),
    certificates: fit(weights.certificates),
    terms: fit(weights.terms),
    interests: fit(weights.interests),
    wishes: fit(weights.wishes),
    languages: fit(weights.languages),
  };
}

interface Two {
  a: ScoreFirm;
  b: ScoreFirm;
  candidate: Candidate;
  there: ScoreWish | undefined;
  back: ScoreWish | undefined;
}

/** What all pairs of a snapshot share. */
interface Context {
  snapshot: RoundSnapshot;
  texts: Texts;
  weights: ScoreWeights;
}

function scorePair({ snapshot, texts, weights }: Context, two: Two): ScoredPair {
  const { a, b, candidate, there, back } = two;
  const draft = (from: string, to: string, share: number, evidence: Evidence[]): ScoreReason[] =>
    evidence.map(({ code, points, params }) => ({
      code,
      from,
      to,
      params,
      points: points * share,
    }));
  const supplied = (matches: Match[]) =>
    supplyEvidence(matches, texts, snapshot.certificates, weights);
  const toB = supplied(candidate.supplyFromA);
  const toA = supplied(candidate.supplyFromB);
  const forward = sumOf(toB.evidence) >= sumOf(toA.evidence) ? SHARES - 1 : 1;
  const investing = (from: string, to: string, shared: Candidate['interestsFromA']) =>
    draft(from, to, SHARES, interestEvidence(shared, weights.interests));
  const speaking = [
    ...draft(a.id, b.id, forward, toB.evidence),
    ...draft(b.id, a.id, SHARES - forward, toA.evidence),
    ...strongest([
      ...investing(a.id, b.id, candidate.interestsFromA),
      ...investing(b.id, a.id, candidate.interestsFromB),
    ]),
    ...draft(a.id, b.id, SHARES, wishEvidence(there, weights.wishes)),
    ...draft(b.id, a.id, SHARES, wishEvidence(back, weights.wishes)),
    ...draft(a.id, b.id, SHARES, there && back ? mutualEvidence(weights.wishes) : []),
  ];
  // A language in common is a reason only where another one speaks for the pair.
  const language = languageEvidence(
    a.delegates,
    b.delegates,
    snapshot.interpreters,
    weights.languages,
  );
  const talking = speaking.length > 0 ? draft(a.id, b.id, SHARES, language) : [];
  const reasons = roundOff([...speaking, ...talking]);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const must = there?.kind === 'must' || back?.kind === 'must';
  const score = Math.max(0, Math.min(1000, sum));
  const confidence = confidenceOf(texts, forward > 1 ? toB.match : toA.match);
  return { a: a.id, b: b.id, score, must, confidence, reasons };
}

/** Of two reasons with one code (each way round) the stronger, the first of equals. */
function strongest(drafts: ScoreReason[]): ScoreReason[] {
  const best = new Map<string, ScoreReason>();
  for (const draft of drafts) {
    const known = best.get(draft.code);
    if (!known || draft.points > known.points) best.set(draft.code, draft);
  }
  return [...best.values()];
}

/** Fifths into whole points that sum to the rounded sum: rounds the running total, not each part. In place. */
function roundOff(drafts: ScoreReason[]): ScoreReason[] {
  let fifths = 0;
  for (const draft of drafts) {
    const before = Math.floor(fifths / SHARES);
    fifths += draft.points;
    draft.points = Math.floor(fifths / SHARES) - before;
  }
  return drafts;
}
