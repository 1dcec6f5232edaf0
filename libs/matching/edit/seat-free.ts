import type { TimetableMeeting } from '../instance.js';
import { isTableThere, type Layout, rowOf } from './layout.js';

/**
 * Rows of pairs that the schedule placed without naming tables: the one their earlier meeting had where it is
 * left, else the first that nobody has.
 */
export function seatFree(layout: Layout, pairs: number[]): TimetableMeeting[] {
  const { model, schedule: s, tables } = layout;
  const width = model.tableIds.length;
  const taken = new Set<number>();
  const added = new Set(pairs);
  const index = new Map(model.tableIds.map((id, table) => [id, table]));
  for (const [pair, id] of tables) {
    if (added.has(pair) || s.position[pair]! < 0) continue;
    taken.add(s.position[pair]! * width + index.get(id)!);
  }
  const chosen = new Map<number, number>();
  const claim = (pair: number, table: number): void => {
    const cell = s.position[pair]! * width + table;
    if (chosen.has(pair) || taken.has(cell)) return;
    if (!isTableThere(layout, table, s.position[pair]!)) return;
    taken.add(cell);
    chosen.set(pair, table);
  };
  for (const pair of pairs) {
    const entry = model.entries.previous.get(pair) ?? model.entries.contested.get(pair);
    if (entry && entry.table >= 0 && entry.position === s.position[pair]) claim(pair, entry.table);
  }
  for (const pair of pairs) {
    for (let table = 0; table < width && !chosen.has(pair); table++) claim(pair, table);
  }
  return pairs.map((pair) => rowOf(layout, pair, chosen.get(pair)!));
}
