import { findDeficient } from '../deficient-firms.js';
import type { OpenRound } from '../open-round.js';
import { PairKeys } from '../pair-keys.js';
import type { Cost, Reason } from './answer.js';
import { findCheapest, searchOf } from './cheapest.js';
import { explainApart } from './explain-pair.js';
import { firmsOf, hasBit, pairsOfFirm } from './names.js';
import { notAllowed } from './reason.js';

/** What an organiser should look at before accepting a timetable. */
export interface WorthALook {
  musts: MissedMust[];
  minima: MissedMinimum[];
}

/** A "must" that is not met: who wished it, why not, and what it would cost; null where it cannot be had. */
export interface MissedMust {
  from: string;
  to: string;
  reason: Reason;
  cost: Cost | null;
}

export interface MissedMinimum {
  firm: string;
  meetings: number;
  minimum: number;
  cause: MinimumCause;
  /** The cheapest further meeting found. */
  next: { partner: string; cost: Cost } | null;
}

/** Why a firm stays below its minimum. */
export type MinimumCause =
  | { code: 'few-slots'; slots: number }
  | { code: 'few-partners'; partners: number }
  /** These firms together need more than their partners have room for. */
  | { code: 'partners-short'; firms: number; needed: number; places: number }
  | { code: 'no-place' }
  | { code: 'costs' };

/** How many of a firm's partners are tried for a further meeting, dearest first. */
const PARTNERS_TRIED = 6;
const BRIEFLY = { moves: 300, settled: 1 };

/** A large round takes seconds: the answer is kept as long as its timetable. */
const kept = new WeakMap<OpenRound, WorthALook>();

/** Every "must" not met and every firm below its minimum, with the cause and the price. */
export function findWorthALook(round: OpenRound): WorthALook {
  const known = kept.get(round) ?? lookThrough(round);
  kept.set(round, known);
  return known;
}

function lookThrough(round: OpenRound): WorthALook {
  const met = new PairKeys(round.timetable.meetings);
  const seen = new PairKeys([]);
  const missed = round.snapshot.wishes.filter(
    ({ from, to, kind }) => kind === 'must' && !met.has(from, to) && seen.add(from, to),
  );
  const musts = missed.map(({ from, to }) => {
    const forbidden = notAllowed(round.snapshot, from, to);
    const { reason, force } = explainApart(round, from, to, forbidden, { remedies: false });
    return { from, to, reason, cost: force && force.cost };
  });
  return { musts, minima: missedMinima(round) };
}

function missedMinima(round: OpenRound): MissedMinimum[] {
  const { schedule: s, model } = round;
  const { firmIds, firmMin } = model.people;
  const short = [...firmIds.keys()].filter((firm) => s.firmCount[firm]! < firmMin[firm]!);
  if (short.length === 0) return [];
  const deficient = findDeficient(round.instance);
  return short.map((firm) => {
    const id = firmIds[firm]!;
    const next = cheapestFurther(round, firm);
    const set = deficient.find(({ firms }) => firms.includes(id));
    const together = set && { firms: set.firms.length, needed: set.needed, places: set.places };
    const cause = tooFew(round, firm) ??
      (together ? { code: 'partners-short' as const, ...together } : null) ?? {
        code: next ? ('costs' as const) : ('no-place' as const),
      };
    return { firm: id, meetings: s.firmCount[firm]!, minimum: firmMin[firm]!, cause, next };
  });
}

function tooFew({ model }: OpenRound, firm: number): MinimumCause | null {
  const { people, slots } = model;
  const isThere = (p: number) =>
    people.firmDelegates[firm]!.some((d) => hasBit(people.delegateMask, d, slots.words, p));
  const free = [...slots.positionOf].filter(isThere).length;
  if (free < people.firmMin[firm]!) return { code: 'few-slots', slots: free };
  const partners = pairsOfFirm(model, firm).length;
  return partners < people.firmMin[firm]! ? { code: 'few-partners', partners } : null;
}

/** Looked at briefly for each partner, then worked out for the best. */
function cheapestFurther(round: OpenRound, firm: number): MissedMinimum['next'] {
  const { schedule: s, model } = round;
  const search = searchOf(round);
  const apart = pairsOfFirm(model, firm)
    .filter(({ pair }) => s.position[pair]! < 0)
    .sort((x, y) => model.pairs.worth[y.pair]! - model.pairs.worth[x.pair]! || x.pair - y.pair)
    .slice(0, PARTNERS_TRIED);
  let best: { pair: number; partner: number; value: number } | null = null;
  for (const { pair, partner } of apart) {
    const value = findCheapest(s, pair, search, BRIEFLY)?.value ?? -Infinity;
    if (value > (best?.value ?? -Infinity)) best = { pair, partner, value };
  }
  if (!best) return null;
  const { a, b } = firmsOf(model, best.pair);
  const { force } = explainApart(round, a, b, null, { remedies: false });
  return force && { partner: model.people.firmIds[best.partner]!, cost: force.cost };
}
