import type { Instance, InstanceEntry } from './instance.js';
import { findPair, type Pairs } from './model-pairs.js';
import type { People } from './model-people.js';
import type { SlotBits } from './slot-bits.js';

/** What an entry asks of its pair's meeting; -1 where it does not say, -2 for "without interpreter". */
export interface EntryRow {
  position: number;
  a: number;
  b: number;
  interpreter: number;
  table: number;
}

export interface Entries {
  /** Pair -> what its locked entry asks. */
  locked: Map<number, EntryRow>;
  /** Pair -> what its earlier meeting was, where that can still be had. */
  previous: Map<number, EntryRow>;
  /** Earlier meetings whose table an entry of `previous` names for the same slot: earned only if it is left. */
  contested: Map<number, EntryRow>;
  /** All earlier meetings, those that are gone included. */
  previousCount: number;
  /** Pair -> pairs that must be held before, and after, it. */
  before: Map<number, number[]>;
  after: Map<number, number[]>;
}

interface Known {
  slots: SlotBits;
  people: People;
  pairs: Pairs;
  tableIds: string[];
  tableMask: Int32Array;
}

export function readEntryRows(instance: Instance, known: Known): Entries {
  const locked = new Map<number, EntryRow>();
  for (const entry of instance.locked ?? []) {
    const read = readEntry(entry, known);
    if (read) locked.set(read.pair, read.row);
  }
  const previous = new Map<number, EntryRow>();
  for (const entry of instance.previous ?? []) {
    const read = readEntry(entry, known);
    if (read) previous.set(read.pair, read.row);
  }
  const contested = splitContested(locked, previous);
  const before = new Map<number, number[]>();
  const after = new Map<number, number[]>();
  const pair = ({ a, b }: { a: string; b: string }) => findPair(known.pairs, known.people, a, b);
  for (const precedence of instance.precedences ?? []) {
    const [first, second] = [pair(precedence.before), pair(precedence.after)];
    before.set(second, [...(before.get(second) ?? []), first].sort(ascending));
    after.set(first, [...(after.get(first) ?? []), second].sort(ascending));
  }
  const previousCount = (instance.previous ?? []).length;
  return { locked, previous, contested, previousCount, before, after };
}

const ascending = (x: number, y: number) => x - y;

/** Null when the entry names what is gone, or a table that is not there then. */
function readEntry(entry: InstanceEntry, known: Known): { pair: number; row: EntryRow } | null {
  const { slots, people, pairs, tableIds, tableMask } = known;
  const pair = findPair(pairs, people, entry.a, entry.b);
  const position = slots.byId.get(entry.slot);
  if (pair < 0 || position === undefined) return null;
  const turned = people.firmIds[pairs.a[pair]!] !== entry.a;
  const of = (id: string | undefined, firm: number): number | null => {
    if (id === undefined) return -1;
    const delegate = people.delegateIndex.get(id);
    return delegate !== undefined && people.firmDelegates[firm]!.includes(delegate)
      ? delegate
      : null;
  };
  const a = of(turned ? entry.bDelegate : entry.aDelegate, pairs.a[pair]!);
  const b = of(turned ? entry.aDelegate : entry.bDelegate, pairs.b[pair]!);
  const table = entry.table === undefined ? -1 : tableIds.indexOf(entry.table);
  const interpreter = readInterpreter(entry.interpreter, people);
  if (a === null || b === null || interpreter === null) return null;
  if (entry.table !== undefined) {
    if (table < 0) return null;
    const word = tableMask[table * slots.words + (position >> 5)]!;
    if ((word & (1 << (position & 31))) === 0) return null;
  }
  return { pair, row: { position, a, b, interpreter, table } };
}

function readInterpreter(id: string | null | undefined, people: People): number | null {
  if (id === undefined) return -1;
  if (id === null) return -2;
  const index = people.interpreterIds.indexOf(id);
  return index < 0 ? null : index;
}

/**
 * Two entries that name one table in one slot cannot both have it. The locked one always has it; of earlier
 * ones the first by pair goes before, and the others are moved to the answer.
 */
function splitContested(
  locked: Map<number, EntryRow>,
  previous: Map<number, EntryRow>,
): Map<number, EntryRow> {
  const contested = new Map<number, EntryRow>();
  const key = (row: EntryRow) => `${row.position}/${row.table}`;
  const fixed = new Map([...locked].map(([pair, row]) => [key(row), pair]));
  const taken = new Set<string>();
  for (const [pair, row] of [...previous].sort(([x], [y]) => x - y)) {
    if (row.table < 0) continue;
    const ownTable = locked.get(pair)?.table ?? -1;
    const holder = ownTable >= 0 && ownTable !== row.table ? -1 : (fixed.get(key(row)) ?? pair);
    if (holder !== pair || taken.has(key(row))) previous.delete(pair);
    if (holder === pair && taken.has(key(row))) contested.set(pair, row);
    if (holder === pair) taken.add(key(row));
  }
  return contested;
}
