import type { Laid, OpenRound } from '../open-round.js';
import type { TimetableMeeting } from '../instance.js';
import type { Apart, Blocker, Cost, Force, Meets, PairAnswer, Reason } from './answer.js';
import { blockersAt } from './blockers.js';
import { boundWith } from './bound-with.js';
import { type Cheapest, findCheapest, searchOf } from './cheapest.js';
import { pairOf, slotId } from './names.js';
import { placeReasons } from './places.js';
import { ranksOf } from './ranks.js';
import { firstReason, notAllowed } from './reason.js';
import { findRemedies } from './remedies.js';
import { whoMayAttend } from './who-may-attend.js';
import { type TriedPair, widen } from './widen.js';

/** Why two firms meet, or why they do not; their order does not matter. */
export function explainPair(round: OpenRound, a: string, b: string): PairAnswer {
  const pair = pairOf(round.schedule, a, b);
  const scored = (pair >= 0 && round.scored[pair]) || null;
  const isOfPair = (row: TimetableMeeting) =>
    (row.a === a && row.b === b) || (row.a === b && row.b === a);
  const meeting = round.timetable.meetings.find(isOfPair);
  if (meeting) return { ...explainMeeting(round, pair, meeting), scored };
  return { ...explainApart(round, a, b, notAllowed(round.snapshot, a, b)), scored };
}

function explainMeeting(
  laid: Laid,
  pair: number,
  meeting: TimetableMeeting,
): Omit<Meets, 'scored'> {
  const { schedule: s } = laid;
  const isLaid = pair >= 0 && s.position[pair]! >= 0;
  return {
    meets: true,
    meeting,
    locked: isLaid && s.fixed[pair] === 1,
    ranks: pair >= 0 ? ranksOf(s, pair) : [],
    place: isLaid ? placeReasons(laid, pair) : { interpreters: null, others: [] },
  };
}

/**
 * Why two firms do not meet. `forbidden`: the rules do not let them; then nothing is tried. `remedies`: whether
 * to look for what would make it possible, which takes as long as the rest.
 */
export function explainApart(
  laid: Laid,
  a: string,
  b: string,
  forbidden: Reason | null,
  { remedies = true } = {},
): Omit<Apart, 'scored'> {
  const tried = triedPair(laid, a, b);
  if (!tried) {
    const reason = forbidden ?? { code: 'firm-absent', firm: a };
    return { meets: false, must: false, reason, ranks: [], slots: [], force: null, remedies: [] };
  }
  // A pair that is not listed gets a number for the time of the question.
  const { schedule: s, pair } =
    tried.known < 0
      ? widen(laid.schedule, tried, null)
      : { schedule: laid.schedule, pair: tried.known };
  const blockers = blockersBySlot(s, pair, tried);
  const search = searchOf(laid);
  const best = forbidden ? null : findCheapest(s, pair, search);
  const gain = best ? best.value - s.value : -Infinity;
  const unlisted: Reason | null = tried.known < 0 ? { code: 'nothing-speaks' } : null;
  return {
    meets: false,
    must: tried.must,
    reason: forbidden ?? unlisted ?? firstReason(s, tried, blockers, gain),
    ranks: tried.known < 0 ? [] : ranksOf(s, pair),
    slots: [...blockers].map(([position, list]) => ({
      slot: slotId(s.model, position),
      blockers: list,
      costAtMost: costAt(s.value, best, position, slotId(s.model, position)),
    })),
    force: best && forceOf(best, costOf(laid, tried.known, best)),
    remedies: forbidden || !remedies ? [] : findRemedies(s, tried, blockers, search, gain),
  };
}

function triedPair(laid: Laid, a: string, b: string): TriedPair | null {
  const { model } = laid;
  const known = pairOf(laid.schedule, a, b);
  if (known >= 0) {
    const { pairs } = model;
    const [score, must] = [pairs.score[known]!, pairs.must[known] === 1];
    return {
      a: pairs.a[known]!,
      b: pairs.b[known]!,
      score,
      must,
      known,
      who: whoMayAttend(laid, known),
    };
  }
  const [x, y] = [model.people.firmIndex.get(a), model.people.firmIndex.get(b)];
  if (x === undefined || y === undefined || x === y) return null;
  const [low, high] = [Math.min(x, y), Math.max(x, y)];
  const who = { a: model.people.firmDelegates[low]!, b: model.people.firmDelegates[high]! };
  return { a: low, b: high, score: 0, must: false, known: -1, who };
}

function blockersBySlot(
  s: Laid['schedule'],
  pair: number,
  { who }: TriedPair,
): Map<number, Blocker[]> {
  return new Map([...s.model.slots.positionOf].map((p) => [p, blockersAt(s, pair, who, p)]));
}

function costAt(value: number, best: Cheapest | null, p: number, slot: string): number | null {
  const way = best?.every.get(p);
  if (!best || !way) return null;
  return value - (best.spot.slot === slot ? best.value : way.value);
}

/** The cost by the timetable found, and by the prices of the limits. */
function costOf(laid: Laid, known: number, best: Cheapest): Cost {
  const { schedule: s } = laid;
  const bound = known < 0 ? null : boundWith(laid, known, best.value);
  const atMost = s.value - best.value;
  const atLeast = bound === null ? null : s.value - bound;
  return { atLeast, atMost, exact: atLeast === atMost };
}

function forceOf({ spot, changes }: Cheapest, cost: Cost): Force {
  return { ...spot, cost, changes };
}
