import type { Instance } from './instance.js';
import { type Entries, readEntryRows } from './model-entries.js';
import { type Options, listOptions } from './model-options.js';
import { type People, readPeople } from './model-people.js';
import { type Pairs, readPairs } from './model-pairs.js';
import { byId } from './order.js';
import { layOutSlots, type SlotBits, writeMask } from './slot-bits.js';

/**
 * An instance in typed arrays. Everything is sorted by id first, so the order of the file's rows decides nothing.
 */
export interface Model {
  slots: SlotBits;
  tableIds: string[];
  tableMask: Int32Array;
  /** Position -> tables that are there. */
  tablesAt: Int32Array;
  people: People;
  pairs: Pairs;
  options: Options;
  entries: Entries;
  weights: { must: number; shortfall: number; gap: number; break: number; change: number };
}

/** @throws InstanceError when the locked entries cannot all be kept. */
export function compile(instance: Instance): Model {
  const { must = 0, shortfall = 0, gap = 0, change = 0 } = instance.weights;
  const weights = { must, shortfall, gap, break: instance.weights.break ?? 0, change };
  const slots = layOutSlots(instance.slots);
  const tables = byId(instance.tables);
  const tableMask = new Int32Array(tables.length * slots.words);
  const tablesAt = new Int32Array(slots.positions);
  tables.forEach((table, i) => {
    writeMask(slots, table.available, tableMask, i * slots.words);
    const ids = new Set(table.available ?? instance.slots.map((slot) => slot.id));
    for (const id of ids) tablesAt[slots.byId.get(id)!]!++;
  });
  const people = readPeople(instance, slots);
  const pairs = readPairs(instance, people, slots, must);
  const tableIds = tables.map((table) => table.id);
  const entries = readEntryRows(instance, { slots, people, pairs, tableIds, tableMask });
  const options = listOptions(instance, { slots, people, pairs, entries, tablesAt });
  return { slots, tableIds, tableMask, tablesAt, people, pairs, options, entries, weights };
}
