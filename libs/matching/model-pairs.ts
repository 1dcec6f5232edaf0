import type { Instance } from './instance.js';
import type { People } from './model-people.js';
import { type SlotBits, writeMask } from './slot-bits.js';

/** An unordered pair as the solver sees it: firms by index, `a` the one that comes first by id. */
export interface Pairs {
  count: number;
  a: Int32Array;
  b: Int32Array;
  score: Float64Array;
  must: Uint8Array;
  /** Score and, for a must, its weight: what meeting is worth before anything is lost by it. */
  worth: Float64Array;
  available: Int32Array;
  index: Map<number, number>;
}

export function readPairs(
  instance: Instance,
  people: People,
  slots: SlotBits,
  must: number,
): Pairs {
  const firm = (id: string) => people.firmIndex.get(id)!;
  const rows = instance.pairs
    .map((row) => {
      const [x, y] = [firm(row.a), firm(row.b)];
      return { row, a: Math.min(x, y), b: Math.max(x, y) };
    })
    .sort((x, y) => x.a - y.a || x.b - y.b);
  const available = new Int32Array(rows.length * slots.words);
  rows.forEach(({ row }, e) => writeMask(slots, row.available, available, e * slots.words));
  const firms = people.firmIds.length;
  return {
    count: rows.length,
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    score: Float64Array.from(rows, ({ row }) => row.score),
    must: Uint8Array.from(rows, ({ row }) => (row.must ? 1 : 0)),
    worth: Float64Array.from(rows, ({ row }) => row.score + (row.must ? must : 0)),
    available,
    index: new Map(rows.map(({ a, b }, e) => [a * firms + b, e])),
  };
}

/** The pair of two firms in either order, or -1. */
export function findPair(pairs: Pairs, people: People, a: string, b: string): number {
  const x = people.firmIndex.get(a);
  const y = people.firmIndex.get(b);
  if (x === undefined || y === undefined) return -1;
  return pairs.index.get(Math.min(x, y) * people.firmIds.length + Math.max(x, y)) ?? -1;
}
