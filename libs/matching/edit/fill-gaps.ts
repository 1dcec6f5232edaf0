import { anneal } from '../anneal.js';
import { bestOf, restore } from '../best.js';
import type { TimetableMeeting } from '../instance.js';
import { createRandom, type Random } from '../random.js';
import { place, type Schedule } from '../schedule.js';
import { bestSpot, hasRoom } from '../spots.js';
import { closePast } from './close-past.js';
import type { Edited, EditLimits } from './edit-timetable.js';
import { layOut, type Layout } from './layout.js';
import { seatFree } from './seat-free.js';
import { verified } from './verified.js';

/** Moves of the search that rearranges what was added: for each pair that could be, and at most. */
const MOVES = { perPair: 200, most: 40_000 };
/** Temperatures in parts of the median worth of the pairs that can be added. */
const WARMTH = { from: 0.3, to: 0.02 };

/**
 * Adds meetings where everybody and a table are free, and moves none that is there: the dearest first, then a
 * short search among the added ones alone (they make way for one another, and come back elsewhere). The same
 * timetable gives the same meetings.
 */
export function fillGaps(given: Layout, { begun, bound }: EditLimits): Edited {
  const layout = begun.size > 0 ? withoutPast(given, begun) : given;
  const { schedule: s, model } = layout;
  const before = bestOf(s, Infinity);
  const fixed = s.fixed.slice();
  for (const pair of layout.tables.keys()) s.fixed[pair] = 1;
  const random = createRandom(1);
  const pairs = pairsToAdd(s, random);
  for (const pair of pairs) addIfWorth(s, pair, random);
  s.journal.length = 0;
  const best = bestOf(s, Infinity);
  const unit = model.pairs.worth[pairs[pairs.length >> 1] ?? -1] ?? 0;
  if (unit > 0) {
    const lookup = { candidates: pairs, byFirm: listByFirm(s, pairs), random, swaps: 0 };
    const moves = Math.min(MOVES.most, MOVES.perPair * pairs.length);
    const cooling = { from: WARMTH.from * unit, to: WARMTH.to * unit, moves };
    anneal(s, lookup, cooling, best, () => false);
    restore(s, best);
  }
  const added = addedRows(layout);
  s.fixed.set(fixed);
  restore(s, before);
  const change = { out: [], in: added };
  return { kind: 'fill', ...change, ...verified(given, change, bound) };
}

function withoutPast({ instance, timetable }: Layout, begun: ReadonlySet<string>): Layout {
  const tables = closePast(instance.slots, instance.tables, timetable.meetings, begun);
  return layOut({ ...instance, tables }, timetable);
}

/** Pairs that could be added to the timetable as it stands, dearest first. */
function pairsToAdd(s: Schedule, random: Random): Int32Array {
  const { pairs } = s.model;
  const found: number[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    if (s.position[pair]! >= 0) continue;
    if (!hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!)) continue;
    if (bestSpot(s, pair, random)) found.push(pair);
  }
  return Int32Array.from(found.sort((x, y) => pairs.worth[y]! - pairs.worth[x]! || x - y));
}

function addIfWorth(s: Schedule, pair: number, random: Random): void {
  const { pairs, people, weights } = s.model;
  const firms = [pairs.a[pair]!, pairs.b[pair]!];
  if (!firms.every((firm) => hasRoom(s, firm))) return;
  const spot = bestSpot(s, pair, random);
  if (!spot) return;
  const short = firms.filter((firm) => s.firmCount[firm]! < people.firmMin[firm]!).length;
  if (pairs.worth[pair]! + spot.gain + short * weights.shortfall <= 0) return;
  place(s, spot.option, spot.position, spot.interpreter);
}

function listByFirm(s: Schedule, pairs: Int32Array): Int32Array[] {
  const lists = s.model.people.firmIds.map((): number[] => []);
  for (const pair of pairs) {
    lists[s.model.pairs.a[pair]!]!.push(pair);
    lists[s.model.pairs.b[pair]!]!.push(pair);
  }
  return lists.map((list) => Int32Array.from(list));
}

function addedRows(layout: Layout): TimetableMeeting[] {
  const { schedule: s, tables } = layout;
  const added: number[] = [];
  for (let pair = 0; pair < s.position.length; pair++) {
    if (s.position[pair]! >= 0 && !tables.has(pair)) added.push(pair);
  }
  return seatFree(layout, added);
}
