import type { Instance, TimetableMeeting } from '../instance.js';
import { compile } from '../model.js';
import type { GivenTimetable, OpenRound } from '../open-round.js';
import { placeTimetable } from '../place-timetable.js';
import { bonus, type Schedule } from '../schedule.js';

/** What an edit needs of an open round: the schedule counts tables, `tables` says which one a meeting has. */
export type Layout = Pick<OpenRound, 'instance' | 'model' | 'schedule' | 'tables' | 'timetable'>;

/** Position x table -> the pair that meets there, or -1. */
export function seatPairs({ model, tables, schedule }: Layout): Int32Array {
  const width = model.tableIds.length;
  const index = new Map(model.tableIds.map((id, table) => [id, table]));
  const seats = new Int32Array(model.slots.positions * width).fill(-1);
  for (const [pair, id] of tables) seats[schedule.position[pair]! * width + index.get(id)!] = pair;
  return seats;
}

/** Whether a table is there at a position. */
export function isTableThere({ model }: Layout, table: number, p: number): boolean {
  const word = model.tableMask[table * model.slots.words + (p >> 5)]!;
  return (word & (1 << (p & 31))) !== 0;
}

/**
 * What the schedule's value lacks, or has too much, because it does not know the table: an earlier meeting
 * counts as kept only at the table that it names.
 */
export function tableCorrection(s: Schedule, pair: number, table: number): number {
  const { entries, weights } = s.model;
  const p = s.position[pair]!;
  if (p < 0 || entries.previousCount === 0) return 0;
  const entry = entries.previous.get(pair) ?? entries.contested.get(pair);
  if (!entry) return 0;
  const counted = bonus(s, pair, s.option[pair]!, p, s.interpreter[pair]!);
  const { options } = s.model;
  const interpreter = s.interpreter[pair]!;
  const kept =
    entry.position === p &&
    (entry.table < 0 || entry.table === table) &&
    (entry.a < 0 || entry.a === options.a[s.option[pair]!]) &&
    (entry.b < 0 || entry.b === options.b[s.option[pair]!]) &&
    (entry.interpreter === -1 ||
      (entry.interpreter === -2 ? interpreter < 0 : entry.interpreter === interpreter));
  return (kept ? weights.change : 0) - counted;
}

/** The row of a pair that meets, at a table. */
export function rowOf({ model, schedule: s }: Layout, pair: number, table: number) {
  const { people, pairs, options, slots } = model;
  const option = s.option[pair]!;
  const interpreter = s.interpreter[pair]!;
  const slot = slots.slotAt[s.position[pair]!]!;
  return {
    a: people.firmIds[pairs.a[pair]!]!,
    b: people.firmIds[pairs.b[pair]!]!,
    slot: slotIds(model)[slot]!,
    table: model.tableIds[table]!,
    aDelegate: people.delegateIds[options.a[option]!]!,
    bDelegate: people.delegateIds[options.b[option]!]!,
    interpreter: interpreter < 0 ? null : people.interpreterIds[interpreter]!,
  } satisfies TimetableMeeting;
}

/** Slot ids in time order. */
export function slotIds({ slots }: Layout['model']): string[] {
  const ids: string[] = [];
  for (const [id, p] of slots.byId) ids[slots.slotAt[p]!] = id;
  return ids;
}

/** A timetable laid into an instance of its own. @throws InstanceError when the locked entries clash */
export function layOut(instance: Instance, timetable: GivenTimetable): Layout {
  const model = compile(instance);
  return { instance, model, timetable, ...placeTimetable(model, timetable) };
}
