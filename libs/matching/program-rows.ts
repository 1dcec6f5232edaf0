import type { Model } from './model.js';
import type { Rows } from './program.js';
import { popcount } from './slot-bits.js';

/** One row for each limit that can bind, summed over each class of slots. */
export function layOutRows(model: Model, classAt: Int32Array, classes: number): Rows {
  const { slots, people, tablesAt, pairs, options, entries } = model;
  const classMasks = Array.from({ length: classes }, () => new Int32Array(slots.words));
  for (const p of slots.positionOf) classMasks[classAt[p]!]![p >> 5]! |= 1 << (p & 31);
  const freeIn = (mask: Int32Array, at: number, c: number): number => {
    let free = 0;
    for (let w = 0; w < slots.words; w++) free += popcount(mask[at + w]! & classMasks[c]![w]!);
    return free;
  };
  const dayOf = (mask: Int32Array, at: number): number =>
    classMasks.reduce((sum, _, c) => sum + freeIn(mask, at, c), 0);
  const cap: number[] = people.firmDelegates.map((delegates, f) => {
    const free = delegates.reduce((n, d) => n + dayOf(people.delegateMask, d * slots.words), 0);
    return Math.min(people.firmMax[f]!, free);
  });
  const demand = cap.reduce((sum, n) => sum + n, 0);
  /** A row where the limit can bind, else -1. */
  const rowFor = (limit: number, most: number): number =>
    limit >= most ? -1 : cap.push(limit) - 1;
  const firmOf = people.firmDelegates.flatMap((delegates, f) => delegates.map(() => f));
  const grid = (count: number, row: (i: number, c: number) => number): Int32Array =>
    Int32Array.from({ length: count * classes }, (_, k) =>
      row(Math.floor(k / classes), k % classes),
    );
  const delegate = grid(people.delegateIds.length, (d, c) =>
    rowFor(freeIn(people.delegateMask, d * slots.words, c), cap[firmOf[d]!]!),
  );
  const places = new Float64Array(classes);
  for (const p of slots.positionOf) places[classAt[p]!]! += tablesAt[p]!;
  const table = grid(1, (_, c) => rowFor(places[c]!, Math.floor(demand / 2)));
  const need = grid(people.needInterpreters.length, (g) => (g === 0 ? -1 : cap.push(0) - 1));
  const interpreterClass = grid(people.interpreterIds.length, (i, c) =>
    rowFor(freeIn(people.interpreterMask, i * slots.words, c), Infinity),
  );
  const interpreterDay = Int32Array.from(people.interpreterIds, (_, i) =>
    rowFor(people.interpreterMax[i]!, dayOf(people.interpreterMask, i * slots.words)),
  );
  const pairRows = cap.length;
  const pair = Int32Array.from({ length: pairs.count }, (_, e) =>
    classes > 1 || options.start[e + 1]! - options.start[e]! > 1 || entries.locked.has(e)
      ? cap.push(1) - 1
      : -1,
  );
  return {
    classes,
    classAt,
    classMasks,
    firms: people.firmIds.length,
    delegate,
    table,
    need,
    interpreterClass,
    interpreterDay,
    pair,
    pairRows,
    cap,
  };
}
