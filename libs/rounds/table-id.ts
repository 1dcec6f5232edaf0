/** Name of a table in instances and timetables. Padded: the engine goes by the order of names. */
export function tableId(number: number): string {
  return `T${String(number).padStart(3, '0')}`;
}

/** The number that such a name says. */
export function tableNumber(id: string): number {
  return Number(id.slice(1));
}

/** A call takes no table; the engine counts one all the same. From 0. */
export function namelessTable(index: number): string {
  return `V${String(index + 1).padStart(3, '0')}`;
}
