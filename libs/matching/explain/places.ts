import { isInterpreterFree, isOnDuty } from '../free-interpreters.js';
import { idleChange } from '../idle.js';
import type { Laid } from '../open-round.js';
import { bonus, remove, rollBack, type Schedule } from '../schedule.js';
import { findInterpreter, freeWord, inOrder, NONE_FREE } from '../spots.js';
import type { OtherPlace, PlaceReasons } from './answer.js';
import { hasBit, slotId, spotOf } from './names.js';

/** Why a meeting is held where it is: who could interpret there, and where else it could be held. */
export function placeReasons(laid: Laid, pair: number): PlaceReasons {
  const { schedule: s } = laid;
  return { interpreters: interpretersFor(s, pair), others: otherPlaces(laid, pair) };
}

function interpretersFor(s: Schedule, pair: number): PlaceReasons['interpreters'] {
  const { options, people } = s.model;
  const need = options.need[s.option[pair]!]!;
  if (need === 0) return null;
  const p = s.position[pair]!;
  const own = s.interpreter[pair]!;
  const able = people.needInterpreters[need]!.filter((i) => isOnDuty(s.model, i, p));
  const free = able.filter((i) => i === own || isInterpreterFree(s, i, p));
  return { able: able.length, free: free.length };
}

/** The free places of a pair in other slots, the best of each; with tables, firms and others as they are. */
function otherPlaces(laid: Laid, pair: number): OtherPlace[] {
  const { schedule: s } = laid;
  const from = s.position[pair]!;
  if (s.fixed[pair] === 1) return [];
  const before = s.value;
  const mark = s.journal.length;
  remove(s, pair);
  const found: OtherPlace[] = [];
  for (const p of s.model.slots.positionOf) {
    const best = p === from ? null : bestAt(s, pair, p);
    if (!best) continue;
    const change =
      s.value + s.model.pairs.worth[pair]! + shortfallSpared(s, pair) + best.gain - before;
    const spot = spotOf(s.model, best.option, p, best.interpreter);
    found.push({ ...spot, table: freeTable(laid, p), change });
  }
  rollBack(s, mark);
  return found.sort((x, y) => y.change - x.change);
}

/** What the firms' minima are worth to a meeting of the pair. */
function shortfallSpared(s: Schedule, pair: number): number {
  const { pairs, people, weights } = s.model;
  const short = [pairs.a[pair]!, pairs.b[pair]!].filter(
    (firm) => s.firmCount[firm]! < people.firmMin[firm]!,
  );
  return short.length * weights.shortfall;
}

function bestAt(s: Schedule, pair: number, p: number) {
  const { options } = s.model;
  let best: { option: number; interpreter: number; gain: number } | null = null;
  for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
    if ((freeWord(s, o, p >> 5) & (1 << (p & 31))) === 0 || !inOrder(s, pair, p)) continue;
    const interpreter = findInterpreter(s, o, p);
    if (interpreter === NONE_FREE) continue;
    const idle = idleChange(s, options.a[o]!, p) + idleChange(s, options.b[o]!, p);
    const gain = bonus(s, pair, o, p, interpreter) - idle;
    if (!best || gain > best.gain) best = { option: o, interpreter, gain };
  }
  return best;
}

/** A table that nobody has in the slot. */
function freeTable({ schedule: s, timetable }: Laid, p: number): string {
  const { model } = s;
  const slot = slotId(model, p);
  const taken = new Set(timetable.meetings.filter((m) => m.slot === slot).map((m) => m.table));
  const isFree = (id: string, t: number) =>
    hasBit(model.tableMask, t, model.slots.words, p) && !taken.has(id);
  return model.tableIds.find(isFree)!;
}
