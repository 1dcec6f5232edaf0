import { place, remove, rollBack } from '../schedule.js';
import { choicesAt } from './choices.js';
import { type Cell, evaluatePlace, type Task } from './evaluate-place.js';
import { isTableThere, type Layout, tableCorrection } from './layout.js';
import { type Blocked, whyBlocked } from './why-blocked.js';

/** Who could hold the meeting in a slot. */
export interface PeopleChoice {
  aDelegate: string;
  bDelegate: string;
  interpreter: string | null;
  /** At the table where the meeting is, else at a free one; null where only an exchange makes it possible. */
  cost: number | null;
}

export interface CellPlace {
  table: string;
  /** What the timetable's value loses, exactly, in thousandths; null where it cannot be done. */
  cost: number | null;
  /** Best people by index in the slot's `people`; null where it cannot be done. */
  people: number | null;
  /** The meeting that is there: it takes the place that becomes free, or is taken out where there is none. */
  with: { a: string; b: string } | null;
  /** Why not, where the slot's own reason does not say it. */
  blocked: Blocked | null;
}

export interface SlotPlaces {
  slot: string;
  /** Why nothing goes here without an exchange; null where something does. */
  blocked: Blocked | null;
  people: PeopleChoice[];
  /** Every cell that can be had, and those that something else than the slot's reason forbids. */
  cells: CellPlace[];
}

interface Where {
  pair: number;
  from: Cell | null;
  slot: string;
  p: number;
  seats: Int32Array;
}

/** Everything a pair could do in one slot. */
export function placesInSlot(layout: Layout, where: Where): SlotPlaces {
  const { model, schedule: s } = layout;
  const { pair, from, slot, p, seats } = where;
  const mark = s.journal.length;
  if (from) remove(s, pair);
  const blocked = whyBlocked(s, pair, p);
  rollBack(s, mark);
  const people = blocked ? [] : peopleInSlot(layout, where);
  const free = freeCells(layout, pair, people);
  const cells: CellPlace[] = [];
  const width = model.tableIds.length;
  for (let table = 0; table < width; table++) {
    const other = seats[p * width + table]!;
    if (other === pair || !isTableThere(layout, table, p)) continue;
    const task: Task = { pair, from, to: { position: p, table }, other, wanted: {} };
    if (other < 0 && !blocked) cells.push(free(task));
    if (other >= 0 && (!blocked || canMakeWay(blocked))) {
      cells.push(takenCell(layout, task, people));
    }
  }
  return { slot, blocked, people, cells: cells.filter((cell) => says(cell, blocked)) };
}

/** Free tables of a slot differ only where an earlier meeting names one: the others cost the same. */
function freeCells(layout: Layout, pair: number, people: PeopleChoice[]) {
  const { previous, contested } = layout.model.entries;
  const named = (previous.get(pair) ?? contested.get(pair))?.table ?? -1;
  let same: CellPlace | null = null;
  return (task: Task): CellPlace => {
    if (task.to.table === named) return freeCell(layout, task, people);
    same ??= freeCell(layout, task, people);
    return { ...same, table: layout.model.tableIds[task.to.table]! };
  };
}

/** Everybody who could hold the meeting in a slot without an exchange, dearest first. */
function peopleInSlot(layout: Layout, { pair, from, p, seats }: Where): PeopleChoice[] {
  const { model, schedule: s } = layout;
  const width = model.tableIds.length;
  const isFree = (t: number) => seats[p * width + t]! < 0 && isTableThere(layout, t, p);
  const table =
    from?.position === p ? from.table : [...model.tableIds.keys()].find((t) => isFree(t));
  if (table === undefined) return [];
  const before = s.value + (from ? tableCorrection(s, pair, from.table) : 0);
  const mark = s.journal.length;
  if (from) remove(s, pair);
  const found = choicesAt(s, pair, p, false).map((choice) => {
    const placed = s.journal.length;
    place(s, choice.option, p, choice.interpreter);
    const cost = before - s.value - tableCorrection(s, pair, table);
    rollBack(s, placed);
    return { ...named(layout, choice), cost };
  });
  rollBack(s, mark);
  return found.sort((x, y) => x.cost - y.cost);
}

/** A cell whose reason is the slot's own need not say it again. */
function says(cell: CellPlace, blocked: Blocked | null): boolean {
  return cell.cost !== null || (cell.blocked !== null && cell.blocked.code !== blocked?.code);
}

/** Whether it could help that another meeting goes. */
function canMakeWay({ code }: Blocked): boolean {
  return code !== 'pair-away' && code !== 'delegate-away' && code !== 'table-none';
}

function freeCell(layout: Layout, task: Task, people: PeopleChoice[]): CellPlace {
  const { model } = layout;
  const found = evaluatePlace(layout, task)!;
  return {
    table: model.tableIds[task.to.table]!,
    cost: found.cost,
    people: indexOf(people, named(layout, found.own)),
    with: null,
    blocked: null,
  };
}

function takenCell(layout: Layout, task: Task, people: PeopleChoice[]): CellPlace {
  const { model, schedule: s } = layout;
  const found = evaluatePlace(layout, task);
  const { firmIds } = model.people;
  const { other } = task;
  const cell = {
    table: model.tableIds[task.to.table]!,
    with: { a: firmIds[model.pairs.a[other]!]!, b: firmIds[model.pairs.b[other]!]! },
  };
  if (found) {
    const chosen = indexOf(people, named(layout, found.own));
    return { ...cell, cost: found.cost, people: chosen, blocked: null };
  }
  const blocked = s.fixed[other] === 1 ? locked : whyNoExchange(layout, task);
  return { ...cell, cost: null, people: null, blocked };
}

const locked: Blocked = { code: 'table-locked', firms: [] };

/** Why two meetings cannot change places: the reason against the first here, else against the other there. */
function whyNoExchange({ schedule: s }: Layout, { pair, from, to, other }: Task): Blocked {
  const mark = s.journal.length;
  if (from) remove(s, pair);
  remove(s, other);
  const own = whyBlocked(s, pair, to.position);
  const others = own || !from ? null : whyBlocked(s, other, from.position);
  rollBack(s, mark);
  // Each alone could be held: not both, as the firms or the interpreter they share cannot be in both.
  return own ?? others ?? { code: 'interpreter-none', firms: [] };
}

function named(
  { model }: Layout,
  { option, interpreter }: { option: number; interpreter: number },
) {
  const { people, options } = model;
  return {
    aDelegate: people.delegateIds[options.a[option]!]!,
    bDelegate: people.delegateIds[options.b[option]!]!,
    interpreter: interpreter < 0 ? null : people.interpreterIds[interpreter]!,
  };
}

function indexOf(people: PeopleChoice[], one: Omit<PeopleChoice, 'cost'>): number {
  const known = people.findIndex(
    (other) =>
      other.aDelegate === one.aDelegate &&
      other.bDelegate === one.bDelegate &&
      other.interpreter === one.interpreter,
  );
  return known >= 0 ? known : people.push({ ...one, cost: null }) - 1;
}
