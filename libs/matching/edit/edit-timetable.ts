import type { TimetableMeeting } from '../instance.js';
import { findPair } from '../model-pairs.js';
import { place, remove, rollBack } from '../schedule.js';
import type { Wanted } from './choices.js';
import { evaluatePlace, type Placement, type Task } from './evaluate-place.js';
import { type Layout, rowOf, seatPairs } from './layout.js';
import { cellOf, placesFor, whyStuck } from './places-for.js';
import type { PeopleChoice } from './places-in-slot.js';
import { verified, type Verified } from './verified.js';
import type { Blocked } from './why-blocked.js';

/** Puts a pair into a slot at a table, with whoever is best or with the people named. */
export interface MoveTo extends Partial<Omit<PeopleChoice, 'cost'>> {
  a: string;
  b: string;
  slot: string;
  table: string;
}

/** What an edit did; the kind is told by what was there before. */
export interface Edited extends Verified {
  kind: 'move' | 'swap' | 'add' | 'replace' | 'take-out' | 'fill';
  out: TimetableMeeting[];
  in: TimetableMeeting[];
}

export type EditAnswer = Edited | { refused: Blocked };

/** Slots that have begun, in which nothing changes any more, and a proven bound of the round. */
export interface EditLimits {
  begun: ReadonlySet<string>;
  bound: number;
}

const nowhere: Blocked = { code: 'pair-away', firms: [] };

/** Moves, exchanges or adds a meeting; refused with the reason where that cannot be. */
export function moveTo(layout: Layout, move: MoveTo, { begun, bound }: EditLimits): EditAnswer {
  const { model } = layout;
  const pair = findPair(model.pairs, model.people, move.a, move.b);
  const position = model.slots.byId.get(move.slot);
  const table = model.tableIds.indexOf(move.table);
  if (pair < 0 || position === undefined || table < 0) return { refused: nowhere };
  const from = cellOf(layout, pair);
  const there = seatPairs(layout)[position * model.tableIds.length + table]!;
  const other = there === pair ? -1 : there;
  const wanted = wantedOf(layout, pair, move);
  const task: Task = { pair, from, to: { position, table }, other, wanted };
  const isLate = begun.has(move.slot) || whyStuck(layout, pair, begun) !== null;
  const found = isLate ? null : evaluatePlace(layout, task);
  if (!found) return { refused: refusalOf(layout, move, begun) };
  const kind = from ? (other < 0 ? 'move' : 'swap') : other < 0 ? 'add' : 'replace';
  const rows = rowsOf(layout, task, found);
  return { kind, ...rows, ...verified(layout, rows, bound) };
}

/** Takes a meeting out. */
export function takeOut(
  layout: Layout,
  { a, b }: { a: string; b: string },
  { begun, bound }: EditLimits,
): EditAnswer {
  const { model } = layout;
  const pair = findPair(model.pairs, model.people, a, b);
  const from = pair < 0 ? null : cellOf(layout, pair);
  if (!from) return { refused: nowhere };
  const stuck = whyStuck(layout, pair, begun);
  if (stuck) return { refused: stuck };
  const rows = { out: [rowOf(layout, pair, from.table)], in: [] };
  return { kind: 'take-out', ...rows, ...verified(layout, rows, bound) };
}

function refusalOf(layout: Layout, move: MoveTo, begun: ReadonlySet<string>): Blocked {
  const places = placesFor(layout, move.a, move.b, begun);
  const slot = places?.slots.find(({ slot: id }) => id === move.slot);
  const cell = slot?.cells.find(({ table }) => table === move.table);
  return places?.blocked ?? cell?.blocked ?? slot?.blocked ?? { code: 'table-away', firms: [] };
}

/** Who is asked for by index; a name that nobody has is asked for all the same, and refused. */
function wantedOf({ model }: Layout, pair: number, move: MoveTo): Wanted {
  const { people, pairs } = model;
  const turned = people.firmIds[pairs.a[pair]!] !== move.a;
  const [a, b] = turned ? [move.bDelegate, move.aDelegate] : [move.aDelegate, move.bDelegate];
  const of = (id: string) => people.delegateIndex.get(id) ?? -1;
  return {
    ...(a !== undefined && { aDelegate: of(a) }),
    ...(b !== undefined && { bDelegate: of(b) }),
    ...(move.interpreter !== undefined && {
      interpreter:
        move.interpreter === null ? -1 : indexOr(people.interpreterIds, move.interpreter),
    }),
  };
}

function indexOr(ids: string[], id: string): number {
  const index = ids.indexOf(id);
  return index < 0 ? ids.length : index;
}

/** The rows that go and those that come. */
function rowsOf(
  layout: Layout,
  { pair, from, to, other }: Task,
  { own, others }: Placement,
): { out: TimetableMeeting[]; in: TimetableMeeting[] } {
  const { schedule: s } = layout;
  const mark = s.journal.length;
  const out = [
    ...(from ? [rowOf(layout, pair, from.table)] : []),
    ...(other >= 0 ? [rowOf(layout, other, to.table)] : []),
  ];
  if (from) remove(s, pair);
  if (other >= 0) remove(s, other);
  place(s, own.option, to.position, own.interpreter);
  if (others && from) place(s, others.option, from.position, others.interpreter);
  const rows = {
    out,
    in: [
      rowOf(layout, pair, to.table),
      ...(others && from ? [rowOf(layout, other, from.table)] : []),
    ],
  };
  rollBack(s, mark);
  return rows;
}
