import type { Model } from './model.js';

/**
 * A bound for given meetings: where all pairs meet, the value is what they are worth less at least the waiting
 * that each delegate cannot be spared; where one does not meet, its worth is lost. Null when it says nothing:
 * without a weight of waiting, with earlier meetings, or with a choice of delegates.
 */
export function waitingBound(model: Model): number | null {
  const { pairs, options, people, slots, weights, entries } = model;
  if (weights.gap + weights.break === 0 || entries.previousCount > 0 || pairs.count === 0)
    return null;
  const meetings = new Int32Array(people.delegateIds.length);
  const reach = new Int32Array(people.delegateIds.length * slots.words);
  const firmCount = new Int32Array(people.firmIds.length);
  let all = 0;
  let least = Infinity;
  for (let e = 0; e < pairs.count; e++) {
    const o = options.start[e]!;
    if (options.start[e + 1]! !== o + 1) return null;
    all += pairs.worth[e]!;
    least = Math.min(least, pairs.worth[e]!);
    firmCount[pairs.a[e]!]!++;
    firmCount[pairs.b[e]!]!++;
    for (const d of [options.a[o]!, options.b[o]!]) {
      meetings[d]!++;
      for (let w = 0; w < slots.words; w++) {
        reach[d * slots.words + w]! |= options.mask[o * slots.words + w]!;
      }
    }
  }
  people.firmMin.forEach((min, f) => (all -= weights.shortfall * Math.max(0, min - firmCount[f]!)));
  let waiting = 0;
  for (let d = 0; d < meetings.length; d++) waiting += leastWaiting(model, d, meetings[d]!, reach);
  return Math.max(all - waiting, all - least);
}

/**
 * The least cost of waiting with n meetings in slots within reach: shortest path over the slots of the day,
 * by meetings held so far and idle slots since the last one of the session. Infinity when they do not fit.
 */
function leastWaiting(model: Model, delegate: number, n: number, reach: Int32Array): number {
  const { slots, people, weights } = model;
  const has = (masks: Int32Array, p: number): boolean =>
    (masks[delegate * slots.words + (p >> 5)]! & (1 << (p & 31))) !== 0;
  /** Meetings so far -> least cost, before the first meeting of a session and by idle slots after one. */
  let apart = Array.from({ length: n + 1 }, (_, k) => (k === 0 ? 0 : Infinity));
  for (const positions of slots.sessions) {
    let since: number[][] = [];
    const before = apart.slice();
    for (const p of positions) {
      const next: number[][] = [];
      const relax = (idle: number, k: number, cost: number): void => {
        next[idle] ??= new Array<number>(n + 1).fill(Infinity);
        if (cost < next[idle][k]!) next[idle][k] = cost;
      };
      since.forEach((costs, idle) => {
        costs.forEach((cost, k) => {
          if (cost === Infinity) return;
          relax(has(people.delegateMask, p) ? idle + 1 : idle, k, cost);
          if (!has(reach, p) || k === n) return;
          relax(0, k + 1, cost + (idle > 0 ? weights.gap * idle + weights.break : 0));
        });
      });
      if (has(reach, p)) before.forEach((cost, k) => k < n && relax(0, k + 1, cost));
      since = next;
    }
    apart = before.map((cost, k) => since.reduce((low, costs) => Math.min(low, costs[k]!), cost));
  }
  return apart[n]!;
}
