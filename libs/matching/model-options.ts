import type { Instance, InstancePair } from './instance.js';
import { findPair, type Pairs } from './model-pairs.js';
import type { Entries, EntryRow } from './model-entries.js';
import { needOf, type People } from './model-people.js';
import type { SlotBits } from './slot-bits.js';

/** Who may attend a pair's meeting, and when: options `start[e]` to `start[e + 1]` are those of pair e. */
export interface Options {
  start: Int32Array;
  pair: Int32Array;
  a: Int32Array;
  b: Int32Array;
  /** 0, or the language need. */
  need: Int32Array;
  /** Positions in which pair, both delegates, a table and, where needed, an interpreter are available. */
  mask: Int32Array;
}

interface Known {
  slots: SlotBits;
  people: People;
  pairs: Pairs;
  entries: Entries;
  tablesAt: Int32Array;
}

/** Options that could never be used are left out; a locked pair keeps those its entry allows. */
export function listOptions(instance: Instance, known: Known): Options {
  const { slots, people, pairs, entries } = known;
  const allowed = allowedDelegates(instance, people, pairs);
  const needMask = masksOfNeeds(known);
  const rows = { pair: [] as number[], a: [] as number[], b: [] as number[], need: [] as number[] };
  const mask: number[] = [];
  const start = new Int32Array(pairs.count + 1);
  const words = slots.words;
  const word = new Int32Array(words);
  for (let e = 0; e < pairs.count; e++) {
    const limits = allowed.get(e);
    const locked = entries.locked.get(e);
    for (const a of limits?.a ?? people.firmDelegates[pairs.a[e]!]!) {
      for (const b of limits?.b ?? people.firmDelegates[pairs.b[e]!]!) {
        const need = needOf(people, a, b);
        if (locked && !allows(locked, a, b, need)) continue;
        let some = 0;
        for (let w = 0; w < words; w++) {
          word[w] =
            pairs.available[e * words + w]! &
            people.delegateMask[a * words + w]! &
            people.delegateMask[b * words + w]! &
            needMask[need * words + w]!;
          if (locked) word[w]! &= maskOfPosition(locked.position, w);
          some |= word[w]!;
        }
        if (some === 0) continue;
        rows.pair.push(e);
        rows.a.push(a);
        rows.b.push(b);
        rows.need.push(need);
        for (let w = 0; w < words; w++) mask.push(word[w]!);
      }
    }
    start[e + 1] = rows.a.length;
  }
  return {
    start,
    pair: Int32Array.from(rows.pair),
    a: Int32Array.from(rows.a),
    b: Int32Array.from(rows.b),
    need: Int32Array.from(rows.need),
    mask: Int32Array.from(mask),
  };
}

function maskOfPosition(position: number, word: number): number {
  return position >> 5 === word ? 1 << (position & 31) : 0;
}

/** Whether a meeting of these two delegates could be what the entry asks. */
export function allows(entry: EntryRow, a: number, b: number, need: number): boolean {
  if (entry.a >= 0 && entry.a !== a) return false;
  if (entry.b >= 0 && entry.b !== b) return false;
  if (entry.interpreter === -2) return need === 0;
  return entry.interpreter === -1 || need > 0;
}

/** Pair -> the delegates its row names; none where anyone of the firm may attend. */
export function allowedDelegates(
  instance: Instance,
  people: People,
  pairs: Pairs,
): Map<number, { a?: number[]; b?: number[] }> {
  const indices = (ids: string[] | undefined) =>
    ids && [...new Set(ids.map((id) => people.delegateIndex.get(id)!))].sort((x, y) => x - y);
  const result = new Map<number, { a?: number[]; b?: number[] }>();
  const limited = instance.pairs.filter((row): row is Required<InstancePair> => !!row.delegates);
  for (const row of limited) {
    const e = findPair(pairs, people, row.a, row.b);
    const turned = people.firmIds[pairs.a[e]!] !== row.a;
    const a = indices(turned ? row.delegates.b : row.delegates.a);
    const b = indices(turned ? row.delegates.a : row.delegates.b);
    result.set(e, { ...(a && { a }), ...(b && { b }) });
  }
  return result;
}

/** Language need -> positions with a table and somebody who can interpret. */
function masksOfNeeds({ slots, people, tablesAt }: Known): Int32Array {
  const { words } = slots;
  const masks = new Int32Array(people.needInterpreters.length * words);
  people.needInterpreters.forEach((able, need) => {
    for (const p of slots.positionOf) {
      const w = p >> 5;
      const bit = 1 << (p & 31);
      const serves = (i: number) =>
        people.interpreterMax[i]! > 0 && (people.interpreterMask[i * words + w]! & bit) !== 0;
      if (tablesAt[p]! > 0 && (need === 0 || able.some(serves))) masks[need * words + w]! |= bit;
    }
  });
  return masks;
}
