import type { TimetableMeeting } from './instance.js';
import type { Model } from './model.js';
import { allows } from './model-options.js';

/** A meeting by index: pair, option, position, interpreter (-1 without). */
interface Placed {
  pair: number;
  option: number;
  position: number;
  interpreter: number;
}

/**
 * Names the tables, which the search only counts: first the locked and earlier meetings that ask for one,
 * then the others in the order of the pairs. The rows come out by slot, then pair. `won`: contested earlier meetings that are
 * kept after all; the search did not count on them.
 */
export function nameTables(
  model: Model,
  placed: Placed[],
): { meetings: TimetableMeeting[]; won: number } {
  const { slots, entries, tableIds, tableMask, people, pairs, options } = model;
  const slotIds = new Map([...slots.byId].map(([id, p]) => [p, id]));
  const ordered = [...placed].sort(
    (x, y) => slots.slotAt[x.position]! - slots.slotAt[y.position]! || x.pair - y.pair,
  );
  const tableOf = new Map<number, number>();
  const taken = new Set<number>();
  const claim = (one: Placed, table: number): void => {
    tableOf.set(one.pair, table);
    taken.add(one.position * tableIds.length + table);
  };
  for (const rows of [entries.locked, entries.previous, entries.contested]) {
    for (const one of ordered) {
      const row = rows.get(one.pair);
      if (!row || row.table < 0 || row.position !== one.position || tableOf.has(one.pair)) continue;
      if (!taken.has(one.position * tableIds.length + row.table)) claim(one, row.table);
    }
  }
  const next = new Int32Array(slots.positions);
  for (const one of ordered) {
    const { position: p } = one;
    while (!tableOf.has(one.pair)) {
      const table = next[p]!++;
      const there = tableMask[table * slots.words + (p >> 5)]! & (1 << (p & 31));
      if (there !== 0 && !taken.has(p * tableIds.length + table)) claim(one, table);
    }
  }
  const won = ordered.filter((one) => isWon(model, one, tableOf.get(one.pair)!)).length;
  const meetings = ordered.map((one) => ({
    a: people.firmIds[pairs.a[one.pair]!]!,
    b: people.firmIds[pairs.b[one.pair]!]!,
    slot: slotIds.get(one.position)!,
    table: tableIds[tableOf.get(one.pair)!]!,
    aDelegate: people.delegateIds[options.a[one.option]!]!,
    bDelegate: people.delegateIds[options.b[one.option]!]!,
    interpreter: one.interpreter < 0 ? null : people.interpreterIds[one.interpreter]!,
  }));
  return { meetings, won };
}

function isWon(model: Model, one: Placed, table: number): boolean {
  const row = model.entries.contested.get(one.pair);
  if (!row || row.position !== one.position || row.table !== table) return false;
  const { a, b, need } = model.options;
  const { option, interpreter } = one;
  const asked = row.interpreter < 0 || row.interpreter === interpreter;
  return asked && allows(row, a[option]!, b[option]!, need[option]!);
}
