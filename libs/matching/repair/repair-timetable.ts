import { anneal } from '../anneal.js';
import { bestOf, keep, restore } from '../best.js';
import { type Layout, rowOf } from '../edit/layout.js';
import { seatFree } from '../edit/seat-free.js';
import type { Instance, InstanceEntry, TimetableMeeting } from '../instance.js';
import { placeByChain } from '../kempe.js';
import type { Model } from '../model.js';
import { createRandom, type Random } from '../random.js';
import { place, rollBack, type Schedule } from '../schedule.js';
import { bestSpot, hasRoom } from '../spots.js';
import { listAround } from './around.js';
import { layEarlier, type RepairLimits } from './lay-earlier.js';

/** Moves of the search, for each pair looked at, and at most. */
const MOVES = { perPair: 100, most: 10_000 };
/** Temperatures in parts of the median worth: low, for a hot start would move everybody. */
const WARMTH = { from: 0.02, to: 0.005 };

export interface Repaired {
  meetings: TimetableMeeting[];
  /** What may not be touched: has begun, or is locked and still possible. */
  locked: InstanceEntry[];
  /** As the engine counts it. */
  value: number;
  /** With nothing done but what is impossible taken out. */
  droppedValue: number;
}

/**
 * A timetable that goes on from an earlier one: all that can be kept, pairs that lost their meeting or could
 * gain one placed where that is worth more than the changes it costs, then a short cold search around them
 * (Bartak-Mueller-Rudova 2003). `joined`: a firm that came in. The same input gives the same timetable.
 */
export function repairTimetable(
  changed: { instance: Instance; model: Model },
  limits: RepairLimits & { joined?: string | undefined },
): Repaired {
  const { layout, lost, locked } = layEarlier(changed, limits);
  const before = layout.schedule.position.slice();
  const { schedule: s, model } = layout;
  const best = bestOf(s, Infinity);
  const droppedValue = s.value;
  const { joined } = limits;
  const named = [...lost.flatMap(({ a, b }) => [a, b]), ...(joined === undefined ? [] : [joined])];
  const firms = new Set(named.flatMap((id) => model.people.firmIndex.get(id) ?? []));
  const { candidates, byFirm, unit } = listAround(s, firms);
  const random = createRandom(1);
  for (const pair of candidates) placeIfBetter(s, pair, random);
  s.journal.length = 0;
  if (s.value > best.value) keep(s, best);
  const moves = Math.min(MOVES.most, MOVES.perPair * candidates.length);
  const cooling = { from: WARMTH.from * unit, to: WARMTH.to * unit, moves };
  const lookup = { candidates, byFirm, random, swaps: 1 };
  if (unit > 0) anneal(s, lookup, cooling, best, () => false);
  restore(s, best);
  return { meetings: nameAll(layout, before), locked, value: s.value, droppedValue };
}

/** Places a pair at its best free spot, or by a Kempe chain, where that raises the value. */
function placeIfBetter(s: Schedule, pair: number, random: Random): void {
  const { pairs, options } = s.model;
  if (s.position[pair]! >= 0) return;
  if (!hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!)) return;
  const [mark, before] = [s.journal.length, s.value];
  const spot = bestSpot(s, pair, random);
  if (spot) place(s, spot.option, spot.position, spot.interpreter);
  else {
    for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
      if (placeByChain(s, o)) break;
    }
  }
  if (s.value <= before) rollBack(s, mark);
}

/** Names the tables: who is where he was keeps his, the others are seated where one is left. */
function nameAll(layout: Layout, before: Int32Array): TimetableMeeting[] {
  const { schedule: s, tables, model, instance } = layout;
  const isKept = (pair: number) => tables.has(pair) && before[pair] === s.position[pair];
  const met = [...s.position.keys()].filter((pair) => s.position[pair]! >= 0);
  const kept = met.filter(isKept);
  const seats = new Map(kept.map((pair) => [pair, tables.get(pair)!]));
  const rows = [
    ...kept.map((pair) => rowOf(layout, pair, model.tableIds.indexOf(seats.get(pair)!))),
    ...seatFree(
      { ...layout, tables: seats },
      met.filter((pair) => !isKept(pair)),
    ),
  ];
  const order = new Map(instance.slots.map(({ id }, i) => [id, i]));
  return rows.sort(
    (x, y) => order.get(x.slot)! - order.get(y.slot)! || (x.table < y.table ? -1 : 1),
  );
}
