import { place, remove, rollBack } from '../schedule.js';
import { hasRoom } from '../spots.js';
import { type Choice, choicesAt, isWanted, type Wanted } from './choices.js';
import { isTableThere, type Layout, tableCorrection } from './layout.js';

/** A cell of the timetable: position and table by index. */
export interface Cell {
  position: number;
  table: number;
}

/** A pair to be placed, where it sits now, and which meeting is in the cell it is meant for (-1: none). */
export interface Task {
  pair: number;
  from: Cell | null;
  to: Cell;
  other: number;
  wanted: Wanted;
}

/** A pair put into a cell, and what becomes of the meeting that was there. */
export interface Placement {
  /** What the timetable's value loses by it, exactly, in thousandths; below 0 where it gains. */
  cost: number;
  own: Choice;
  /** Of the other meeting, where it takes the place that becomes free. */
  others: Choice | null;
}

/**
 * The best way to hold a pair's meeting in a cell: in a free one, or in exchange with the meeting that is there
 * (which takes the place that becomes free, or is taken out where the pair did not meet). Null when there is
 * none. The schedule is left as it was.
 */
export function evaluatePlace(layout: Layout, task: Task): Placement | null {
  const { schedule: s } = layout;
  const { pair, from, to, other } = task;
  if (s.fixed[pair] === 1 || (other >= 0 && s.fixed[other] === 1)) return null;
  if (!isTableThere(layout, to.table, to.position)) return null;
  const mark = s.journal.length;
  const before = valueOf(layout, task, from, to);
  if (from) remove(s, pair);
  if (other >= 0) remove(s, other);
  const { pairs } = s.model;
  const isFull = !hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!);
  const best = isFull ? null : bestOfBoth(layout, task);
  rollBack(s, mark);
  return best && { cost: before - best.value, own: best.own, others: best.others };
}

interface Both {
  own: Choice;
  others: Choice | null;
  value: number;
}

/** Tries all people for the pair, and for each of them all for the meeting that makes way. */
function bestOfBoth(layout: Layout, task: Task): Both | null {
  const { schedule: s } = layout;
  const { pair, from, to, other, wanted } = task;
  let best: Both | null = null;
  const judge = (own: Choice, others: Choice | null): void => {
    const value = valueOf(layout, task, to, from);
    if (!best || value > best.value) best = { own, others, value };
  };
  const few = wanted.interpreter === undefined;
  for (const own of choicesAt(s, pair, to.position, few)) {
    if (!isWanted(s, own, wanted)) continue;
    const mark = s.journal.length;
    place(s, own.option, to.position, own.interpreter);
    if (other < 0 || !from) judge(own, null);
    else {
      const marked = s.journal.length;
      for (const others of choicesAt(s, other, from.position, false)) {
        place(s, others.option, from.position, others.interpreter);
        judge(own, others);
        rollBack(s, marked);
      }
    }
    rollBack(s, mark);
  }
  return best;
}

/** The schedule's value, tables counted, with the pair at one cell and the other meeting at the second. */
function valueOf(
  { schedule: s }: Layout,
  { pair, other }: Task,
  own: Cell | null,
  others: Cell | null,
): number {
  const ofOwn = own ? tableCorrection(s, pair, own.table) : 0;
  const ofOther = other >= 0 && others ? tableCorrection(s, other, others.table) : 0;
  return s.value + ofOwn + ofOther;
}
