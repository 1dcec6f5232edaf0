import type { Instance, Timetable } from './instance.js';

/** How meetings are spread over the firms of a side. */
export interface Distribution {
  side: string;
  firms: number;
  lowest: number;
  median: number;
  highest: number;
  /** 0: all have the same, towards 1: one has all (Gini 1912). */
  gini: number;
}

/** One row for each side, in the order of their names; firms without a side are one. */
export function distributionOf(instance: Instance, timetable: Timetable): Distribution[] {
  const count = new Map(instance.participants.map(({ id }) => [id, 0]));
  for (const { a, b } of timetable.meetings) {
    for (const id of [a, b]) count.set(id, (count.get(id) ?? 0) + 1);
  }
  const sides = new Map<string, number[]>();
  for (const { id, side = '' } of instance.participants) {
    sides.set(side, [...(sides.get(side) ?? []), count.get(id)!]);
  }
  return [...sides.keys()].sort().map((side) => {
    const sorted = sides.get(side)!.sort((x, y) => x - y);
    const firms = sorted.length;
    const middle = (sorted[(firms - 1) >> 1]! + sorted[firms >> 1]!) / 2;
    return {
      side,
      firms,
      lowest: sorted[0]!,
      median: middle,
      highest: sorted[firms - 1]!,
      gini: gini(sorted),
    };
  });
}

function gini(sorted: number[]): number {
  const n = sorted.length;
  const total = sorted.reduce((sum, x) => sum + x, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, x, i) => sum + (2 * (i + 1) - n - 1) * x, 0);
  return Math.round((10_000 * weighted) / (n * total)) / 10_000;
}
