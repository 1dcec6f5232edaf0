import type { RoundSnapshot, ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Texts } from './read-text.js';
import type { Match } from './supply.js';
import { TaxonomyIndex } from './taxonomy-index.js';
import { textFit } from './text-fit.js';
import { WordIndex } from './word-index.js';

/** A code that the firm chose itself counts in full; one that only its text names may be a detail. */
const MENTIONED = 0.95;
/** A thing that is only mentioned must be the very thing, or a kind of it. */
const KIND_OF = 0.7;
/** Work done with a thing, where the thing itself is asked for, or the thing where the work is. */
const WORK = 0.5;

interface Coded {
  code: string;
  strength: number;
}

interface Offered {
  firm: ScoreFirm;
  offering: ScoreOffering;
  strength: number;
  service: boolean;
}

type Found = { firm: ScoreFirm; match: Match };

/** What the firms of one side offer, by codes and by rare words. */
interface Stock {
  byCode: TaxonomyIndex<Offered>;
  byWord: WordIndex;
}

/** Every need with the offerings of the other side that come near it. */
export function* matchOfferings(
  snapshot: RoundSnapshot,
  texts: Texts,
): Generator<Found & { buyer: ScoreFirm }> {
  const stocks = { KR: stockOf('US', snapshot, texts), US: stockOf('KR', snapshot, texts) };
  for (const buyer of snapshot.firms)
    for (const need of buyer.needs) {
      const found = matchesFor(need, stocks[buyer.side], texts);
      for (const each of nearestOf(found, texts)) yield { ...each, buyer };
    }
}

function stockOf(side: ScoreFirm['side'], snapshot: RoundSnapshot, texts: Texts): Stock {
  const byCode = new TaxonomyIndex<Offered>(snapshot.taxonomy);
  const byWord = new WordIndex(texts);
  for (const firm of snapshot.firms) {
    if (firm.side !== side) continue;
    for (const offering of firm.offerings) {
      const { service } = texts.of(offering);
      for (const { code, strength } of codesOf(texts, offering))
        byCode.add(code, { strength, firm, offering, service });
      byWord.add(firm, offering);
    }
  }
  return { byCode, byWord };
}

function codesOf(texts: Texts, item: ScoreOffering | ScoreNeed): Coded[] {
  const chosen = new Set([item.code, ...(item.moreCodes ?? [])]);
  const mentioned = texts.of(item).products.filter((code) => !chosen.has(code));
  return [
    ...[...chosen].map((code) => ({ code, strength: 1 })),
    ...mentioned.map((code) => ({ code, strength: MENTIONED })),
  ];
}

/** Offerings after which codes that are farther off are not looked up any more. */
const ENOUGH = 80;

/** Offerings that come near a need, with the nearest two codes: the nearest codes first, then by rare words. */
function matchesFor(need: ScoreNeed, { byCode, byWord }: Stock, texts: Texts): Found[] {
  const matches = new Map<ScoreOffering, Found>();
  const asksWork = texts.of(need).service;
  const ways = codesOf(texts, need)
    .flatMap(({ code: needed, strength }) =>
      byCode.near(needed).map((near) => ({ ...near, needed, strength })),
    )
    .sort((x, y) => y.nearness * y.strength - x.nearness * x.strength);
  let last = 0;
  for (const { code: offered, entries, needed, nearness, strength } of ways) {
    // All codes that are equally near, or none: their order decides nothing.
    if (matches.size >= ENOUGH && nearness * strength < last) break;
    last = nearness * strength;
    for (const { firm, offering, strength: own, service } of entries) {
      if (strength * own < 1 && nearness < KIND_OF) continue;
      const value = last * own * (asksWork === service ? 1 : WORK);
      const known = matches.get(offering);
      if ((known && known.match.nearness >= value) || excludes(need, firm)) continue;
      matches.set(offering, {
        firm,
        match: { offering, offered, need, needed, nearness: value, shared: null },
      });
    }
  }
  for (const { firm, offering } of byWord.near(need)) {
    if (matches.has(offering) || excludes(need, firm)) continue;
    const match = {
      offering,
      offered: offering.code,
      need,
      needed: need.code,
      nearness: 0,
      shared: null,
    };
    matches.set(offering, { firm, match });
  }
  return [...matches.values()];
}

/** Whether a need is closed to firms of a region; where it is not known, nothing is held against a firm. */
function excludes({ regionsExcluded }: ScoreNeed, { region }: ScoreFirm): boolean {
  return typeof region === 'string' && (regionsExcluded?.includes(region) ?? false);
}

/** Partners that a need is compared with in full, the nearest by codes and words: well more than the ten that a buyer sees first. */
const NEAREST = 25;
/** What texts are taken to share of which one says nothing. */
const UNWRITTEN = 0.5;

/** Of many offerings the nearest; equals go by their ids, so that the order of rows decides nothing. */
function nearestOf(found: Found[], texts: Texts): Found[] {
  for (const { match } of found) match.shared = textFit(texts, match.offering, match.need);
  if (found.length <= NEAREST) return found;
  const rateOf = ({ nearness, shared }: Match) => nearness + (shared ?? UNWRITTEN);
  return found
    .sort(
      (x, y) =>
        rateOf(y.match) - rateOf(x.match) || (x.match.offering.id < y.match.offering.id ? -1 : 1),
    )
    .slice(0, NEAREST);
}
