import type { InstanceSlot, InstanceTable, TimetableMeeting } from '../instance.js';

/** Slots that have begun at a moment (ISO 8601 in UTC); none without one. */
export function begunSlots(slots: InstanceSlot[], now: string | undefined): Set<string> {
  if (now === undefined) return new Set();
  const moment = Date.parse(now);
  return new Set(slots.filter(({ start }) => Date.parse(start) <= moment).map(({ id }) => id));
}

/**
 * Tables that are there in slots that have begun only where a meeting is: what takes place stays, and nothing
 * can be added beside it.
 */
export function closePast(
  slots: InstanceSlot[],
  tables: InstanceTable[],
  meetings: TimetableMeeting[],
  begun: ReadonlySet<string>,
): InstanceTable[] {
  if (begun.size === 0) return tables;
  const taken = new Set(meetings.map(({ slot, table }) => `${slot} ${table}`));
  return tables.map((table) => ({
    ...table,
    available: (table.available ?? slots.map(({ id }) => id)).filter(
      (slot) => !begun.has(slot) || taken.has(`${slot} ${table.id}`),
    ),
  }));
}
