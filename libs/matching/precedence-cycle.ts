import type { InstancePrecedence } from './instance.js';

/**
 * Indices of precedences that form a cycle, each before the next and the last before the first, or null. It is
 * a shortest one: breadth-first search from each precedence for the way back to its own start.
 */
export function findCycle(precedences: InstancePrecedence[]): number[] | null {
  const key = ({ a, b }: { a: string; b: string }) => JSON.stringify(a < b ? [a, b] : [b, a]);
  const edges = precedences.map(({ before, after }) => [key(before), key(after)] as const);
  const leaving = new Map<string, number[]>();
  edges.forEach(([from], i) => leaving.set(from, [...(leaving.get(from) ?? []), i]));
  let shortest: number[] | null = null;
  for (const first of edges.keys()) {
    const cycle = wayBack(edges, leaving, first, shortest?.length ?? Infinity);
    if (cycle) shortest = cycle;
  }
  return shortest;
}

/** The shortest cycle through one precedence that has fewer than `most` members. */
function wayBack(
  edges: (readonly [string, string])[],
  leaving: Map<string, number[]>,
  first: number,
  most: number,
): number[] | null {
  const [home, start] = edges[first]!;
  const cameBy = new Map<string, number[]>([[start, [first]]]);
  const queue = [start];
  for (const node of queue) {
    const path = cameBy.get(node)!;
    if (path.length >= most) return null;
    if (node === home) return path;
    for (const i of leaving.get(node) ?? []) {
      const next = edges[i]![1];
      if (cameBy.has(next)) continue;
      cameBy.set(next, [...path, i]);
      queue.push(next);
    }
  }
  return null;
}
