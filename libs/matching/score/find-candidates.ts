import type {
  RoundSnapshot,
  ScoreFirm,
  ScoreInterest,
  ScoreNeed,
  ScoreOffering,
} from '../snapshot.js';
import { interestCode, type SharedInterest } from './interests.js';
import type { Texts } from './read-text.js';
import type { Match } from './supply.js';
import { textFit } from './text-fit.js';
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
  matchOfferings(snapshot, texts, of);
  matchInterests(snapshot, of);
  return found;
}

function emptyCandidate(): Candidate {
  return { supplyFromA: [], supplyFromB: [], interestsFromA: [], interestsFromB: [] };
}

/** A code that the firm chose itself counts in full; one that only its text names may be just mentioned. */
const MENTIONED = 0.85;
const KIND_OF = 0.7;
/** Work done with a thing, where the thing itself is asked for. */
const WORK = 0.6;

interface Coded {
  code: string;
  strength: number;
}

function codesOf(texts: Texts, item: ScoreOffering | ScoreNeed): Coded[] {
  const chosen = new Set([item.code, ...(item.moreCodes ?? [])]);
  const mentioned = texts.of(item).products.filter((code) => !chosen.has(code));
  return [
    ...[...chosen].map((code) => ({ code, strength: 1 })),
    ...mentioned.map((code) => ({ code, strength: MENTIONED })),
  ];
}

interface Offered extends Coded {
  firm: ScoreFirm;
  offering: ScoreOffering;
}

function matchOfferings(snapshot: RoundSnapshot, texts: Texts, of: CandidateOf): void {
  const index = new TaxonomyIndex<Offered>(snapshot.taxonomy);
  const rare = new WordIndex(texts);
  for (const firm of snapshot.firms)
    for (const offering of firm.offerings) {
      for (const coded of codesOf(texts, offering))
        index.add(coded.code, { ...coded, firm, offering });
      rare.add(firm, offering);
    }
  for (const buyer of snapshot.firms)
    for (const need of buyer.needs) {
      const matches = matchesFor(buyer, need, index, texts);
      for (const { firm, offering } of rare.near(need))
        if (firm.side !== buyer.side && !matches.has(offering) && !excludes(need, firm))
          matches.set(offering, {
            firm,
            match: { offering, offered: offering.code, need, needed: need.code, nearness: 0 },
          });
      for (const { firm, match } of nearestOf([...matches.values()], texts)) {
        const candidate = of(firm, buyer);
        (firm.side === 'KR' ? candidate.supplyFromA : candidate.supplyFromB).push(match);
      }
    }
}

/** The nearest two codes of every offering of the other side that comes near a need. */
function matchesFor(
  buyer: ScoreFirm,
  need: ScoreNeed,
  index: TaxonomyIndex<Offered>,
  texts: Texts,
): Map<ScoreOffering, { firm: ScoreFirm; match: Match }> {
  const matches = new Map<ScoreOffering, { firm: ScoreFirm; match: Match }>();
  const asksGoods = !texts.of(need).service;
  for (const { code: needed, strength } of codesOf(texts, need))
    for (const { entry, nearness } of index.near(needed)) {
      const { firm, offering, code: offered } = entry;
      if (firm.side === buyer.side || excludes(need, firm)) continue;
      // A thing that is only mentioned must be the very thing, or a kind of it.
      if (strength * entry.strength < 1 && nearness < KIND_OF) continue;
      const value =
        nearness * strength * entry.strength * (asksGoods && texts.of(offering).service ? WORK : 1);
      const known = matches.get(offering);
      if (!known || known.match.nearness < value)
        matches.set(offering, {
          firm,
          match: { offering, offered, need, needed, nearness: value },
        });
    }
  return matches;
}

/** Whether a need is closed to firms of a region; where it is not known, nothing is held against a firm. */
function excludes({ regionsExcluded = [] }: ScoreNeed, { region }: ScoreFirm): boolean {
  return typeof region === 'string' && regionsExcluded.includes(region);
}

/** Partners that a need is compared with in full, the nearest by codes and words. */
const NEAREST = 40;

type Found = { firm: ScoreFirm; match: Match };

/** Of many offerings the nearest; equals go by their ids, so that the order of rows decides nothing. */
function nearestOf(found: Found[], texts: Texts): Found[] {
  if (found.length <= NEAREST) return found;
  const rated = found.map((each) => {
    const { offering, need, nearness } = each.match;
    return { each, rate: nearness + (textFit(texts, offering, need) ?? UNWRITTEN) };
  });
  const byId = (x: Found, y: Found) => (x.match.offering.id < y.match.offering.id ? -1 : 1);
  rated.sort((x, y) => y.rate - x.rate || byId(x.each, y.each));
  return rated.slice(0, NEAREST).map(({ each }) => each);
}

const UNWRITTEN = 0.5;

/** Words and terms that so few offerings have that two of them may lead to one. */
const RARE_SHARE = 0.01;
const RARE_LEAST = 20;
const RARE_TOGETHER = 2;

interface Supplied {
  firm: ScoreFirm;
  offering: ScoreOffering;
}

/** Offerings by their rare words, for needs whose codes lead nowhere near. */
class WordIndex {
  private readonly byFeature = new Map<number, Supplied[]>();
  private size = 0;

  constructor(private readonly texts: Texts) {}

  add(firm: ScoreFirm, offering: ScoreOffering): void {
    this.size += 1;
    const supplied = { firm, offering };
    for (const feature of featuresOf(this.texts, offering)) {
      const list = this.byFeature.get(feature);
      if (list) list.push(supplied);
      else this.byFeature.set(feature, [supplied]);
    }
  }

  near(need: ScoreNeed): Supplied[] {
    const most = Math.max(RARE_LEAST, this.size * RARE_SHARE);
    const together = new Map<Supplied, number>();
    for (const feature of featuresOf(this.texts, need)) {
      const list = this.byFeature.get(feature) ?? [];
      if (list.length > most) continue;
      for (const supplied of list) together.set(supplied, (together.get(supplied) ?? 0) + 1);
    }
    return [...together].flatMap(([supplied, count]) => (count < RARE_TOGETHER ? [] : [supplied]));
  }
}

function featuresOf(texts: Texts, item: ScoreOffering | ScoreNeed): number[] {
  const { features } = texts.of(item);
  return [...features.term, ...features.en];
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
