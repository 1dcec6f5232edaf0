import type { RoundSnapshot, ScoreFirm, ScoreInterest } from '../snapshot.js';
import { interestCode, type SharedInterest } from './interests.js';
import { matchOfferings } from './match-offerings.js';
import type { Texts } from './read-text.js';
import type { Match } from './supply.js';
import { TaxonomyIndex } from './taxonomy-index.js';

/** What speaks for a pair by codes and words; `a` is the Korean firm. */
export interface Candidate {
  supplyFromA: Match[];
  supplyFromB: Match[];
  interestsFromA: SharedInterest[];
  interestsFromB: SharedInterest[];
}

type CandidateOf = (from: ScoreFirm, to: ScoreFirm) => Candidate;

/** Korean firm -> U.S. firm -> what they have in common, found through indexes, not by trying all. */
export function findCandidates(
  snapshot: RoundSnapshot,
  texts: Texts,
): Map<string, Map<string, Candidate>> {
  const found = new Map<string, Map<string, Candidate>>();
  const of = (from: ScoreFirm, to: ScoreFirm): Candidate => {
    const [a, b] = from.side === 'KR' ? [from.id, to.id] : [to.id, from.id];
    const row = found.get(a) ?? new Map<string, Candidate>();
    found.set(a, row);
    const candidate = row.get(b) ?? emptyCandidate();
    row.set(b, candidate);
    return candidate;
  };
  for (const { buyer, firm, match } of matchOfferings(snapshot, texts)) {
    const candidate = of(firm, buyer);
    (firm.side === 'KR' ? candidate.supplyFromA : candidate.supplyFromB).push(match);
  }
  matchInterests(snapshot, of);
  return found;
}

/** A pair for which nothing speaks but wishes. */
export const nothing: Readonly<Candidate> = emptyCandidate();

function emptyCandidate(): Candidate {
  return { supplyFromA: [], supplyFromB: [], interestsFromA: [], interestsFromB: [] };
}

function matchInterests(snapshot: RoundSnapshot, of: CandidateOf): void {
  const index = new TaxonomyIndex<{ firm: ScoreFirm; interest: ScoreInterest }>(snapshot.taxonomy);
  for (const firm of snapshot.firms) {
    for (const interest of firm.interests) index.add(interest.code, { firm, interest });
  }
  for (const from of snapshot.firms) {
    for (const interest of from.interests) {
      for (const { entries, nearness } of index.near(interest.code)) {
        for (const { firm, interest: to } of entries) {
          if (firm.side === from.side || !interestCode(interest, to)) continue;
          const candidate = of(from, firm);
          const list = from.side === 'KR' ? candidate.interestsFromA : candidate.interestsFromB;
          list.push({ from: interest, to, nearness });
        }
      }
    }
  }
}
