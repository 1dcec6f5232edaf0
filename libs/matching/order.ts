/** A copy in the order of the ids, so that the order of a file's rows decides nothing. */
export function byId<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
}
