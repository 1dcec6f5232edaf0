import type { InstancePrecedence } from './instance.js';

/**
 * The index of a precedence that lies on a cycle, or null. A pair before itself is a cycle of one.
 * Topological order by counting what stands before each pair (Kahn 1962); what is left over feeds or is a cycle.
 */
export function cycleThrough(precedences: InstancePrecedence[]): number | null {
  const key = ({ a, b }: { a: string; b: string }) => JSON.stringify(a < b ? [a, b] : [b, a]);
  const edges = precedences.map(({ before, after }) => [key(before), key(after)] as const);
  const alive = prune(edges, prune(edges, new Set(edges.keys()), 0, 1), 1, 0);
  const first = [...alive].sort((x, y) => x - y)[0];
  return first ?? null;
}

/** Drops, again and again, edges whose `from` end no living edge leads to. */
function prune(
  edges: (readonly [string, string])[],
  alive: Set<number>,
  from: 0 | 1,
  to: 0 | 1,
): Set<number> {
  const incoming = new Map<string, number>();
  const leaving = new Map<string, number[]>();
  for (const i of alive) {
    const edge = edges[i]!;
    incoming.set(edge[to], (incoming.get(edge[to]) ?? 0) + 1);
    leaving.set(edge[from], [...(leaving.get(edge[from]) ?? []), i]);
  }
  const left = new Set(alive);
  const free = [...leaving.keys()].filter((node) => !incoming.has(node));
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    for (const i of leaving.get(node) ?? []) {
      left.delete(i);
      const next = edges[i]![to];
      const count = incoming.get(next)! - 1;
      incoming.set(next, count);
      if (count === 0) free.push(next);
    }
  }
  return left;
}
