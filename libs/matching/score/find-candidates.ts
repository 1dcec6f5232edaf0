import type {
  RoundSnapshot,
  ScoreFirm,
  ScoreInterest,
  ScoreNeed,
  ScoreOffering,
} from '../snapshot.js';
import { interestCode, type SharedInterest } from './interests.js';
import type { Match } from './supply.js';
import { TaxonomyIndex } from './taxonomy-index.js';

/** What speaks for a pair by its codes; `a` is the Korean firm. */
export interface Candidate {
  supplyFromA: Match[];
  supplyFromB: Match[];
  interestsFromA: SharedInterest[];
  interestsFromB: SharedInterest[];
}

/** Korean firm -> U.S. firm -> what their codes have in common, found through the taxonomy, not by trying all. */
export function findCandidates(snapshot: RoundSnapshot): Map<string, Map<string, Candidate>> {
  const found = new Map<string, Map<string, Candidate>>();
  const of = (from: ScoreFirm, to: ScoreFirm): Candidate => {
    const [a, b] = from.side === 'KR' ? [from.id, to.id] : [to.id, from.id];
    const row = found.get(a) ?? new Map<string, Candidate>();
    found.set(a, row);
    const candidate = row.get(b) ?? emptyCandidate();
    row.set(b, candidate);
    return candidate;
  };
  matchOfferings(snapshot, of);
  matchInterests(snapshot, of);
  return found;
}

function emptyCandidate(): Candidate {
  return { supplyFromA: [], supplyFromB: [], interestsFromA: [], interestsFromB: [] };
}

type CandidateOf = (from: ScoreFirm, to: ScoreFirm) => Candidate;

function matchOfferings(snapshot: RoundSnapshot, of: CandidateOf): void {
  const index = new TaxonomyIndex<{ firm: ScoreFirm; offering: ScoreOffering; code: string }>(
    snapshot.taxonomy,
  );
  for (const firm of snapshot.firms) {
    for (const offering of firm.offerings)
      for (const code of codesOf(offering)) index.add(code, { firm, offering, code });
  }
  for (const buyer of snapshot.firms) {
    for (const need of buyer.needs) {
      for (const needed of codesOf(need)) {
        for (const { entry, nearness } of index.near(needed)) {
          if (entry.firm.side === buyer.side || excludes(need, entry.firm)) continue;
          const candidate = of(entry.firm, buyer);
          const list = entry.firm.side === 'KR' ? candidate.supplyFromA : candidate.supplyFromB;
          list.push({ offering: entry.offering, offered: entry.code, need, needed, nearness });
        }
      }
    }
  }
}

/** Whether a need is closed to firms of a region; where it is not known, nothing is held against a firm. */
function excludes({ regionsExcluded = [] }: ScoreNeed, { region }: ScoreFirm): boolean {
  return typeof region === 'string' && regionsExcluded.includes(region);
}

function matchInterests(snapshot: RoundSnapshot, of: CandidateOf): void {
  const index = new TaxonomyIndex<{ firm: ScoreFirm; interest: ScoreInterest }>(snapshot.taxonomy);
  for (const firm of snapshot.firms) {
    for (const interest of firm.interests) index.add(interest.code, { firm, interest });
  }
  for (const from of snapshot.firms) {
    for (const interest of from.interests) {
      for (const { entry, nearness } of index.near(interest.code)) {
        if (entry.firm.side === from.side || !interestCode(interest, entry.interest)) continue;
        const candidate = of(from, entry.firm);
        const list = from.side === 'KR' ? candidate.interestsFromA : candidate.interestsFromB;
        list.push({ from: interest, to: entry.interest, nearness });
      }
    }
  }
}

function codesOf(item: { code: string; moreCodes?: string[] }): string[] {
  return [...new Set([item.code, ...(item.moreCodes ?? [])])];
}
