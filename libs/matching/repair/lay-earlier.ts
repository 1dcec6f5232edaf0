import { type Layout, rowOf } from '../edit/layout.js';
import type { Instance, InstanceEntry, TimetableMeeting } from '../instance.js';
import type { Model } from '../model.js';
import { placeTimetable } from '../place-timetable.js';

/** Where a repair begins, and what it may not touch. */
export interface RepairLimits {
  earlier: TimetableMeeting[];
  /** Slots that have begun. */
  begun: ReadonlySet<string>;
  locks: InstanceEntry[];
}

/** What is left of an earlier timetable in a changed instance. */
export interface Earlier {
  /** Meetings whose table is gone are in their slot without one. Those that may not be touched are fixed. */
  layout: Layout;
  /** Meetings that are no longer possible where they were. */
  lost: TimetableMeeting[];
  locked: InstanceEntry[];
}

/** Lays an earlier timetable as far as it is still possible; what has begun or is locked is fixed. */
export function layEarlier(
  { instance, model }: { instance: Instance; model: Model },
  { earlier, begun, locks }: RepairLimits,
): Earlier {
  const there = cellsThere(instance);
  const isThere = ({ slot, table }: TimetableMeeting) => there.has(`${slot} ${table}`);
  // Those whose table is gone come last: they stay in their slot only where another table is left.
  const meetings = [...earlier.filter(isThere), ...earlier.filter((row) => !isThere(row))];
  const { schedule, tables, unplaced } = placeTimetable(model, { meetings });
  const layout: Layout = { instance, model, schedule, tables, timetable: { meetings } };
  const locked: InstanceEntry[] = [];
  for (const [pair, table] of tables) {
    const row = rowOf(layout, pair, model.tableIds.indexOf(table));
    if (!isThere(row)) {
      tables.delete(pair);
      continue;
    }
    const lock = begun.has(row.slot) ? row : locks.find((entry) => isAsLocked(row, entry));
    if (!lock) continue;
    schedule.fixed[pair] = 1;
    locked.push(lock);
  }
  return { layout, lost: unplaced, locked };
}

function cellsThere({ slots, tables }: Instance): Set<string> {
  const all = slots.map(({ id }) => id);
  return new Set(
    tables.flatMap(({ id, available = all }) => available.map((slot) => `${slot} ${id}`)),
  );
}

/** Whether a meeting has every field that an entry gives, whichever way round either is written. */
export function isAsLocked(row: TimetableMeeting, entry: InstanceEntry): boolean {
  const turned = entry.a !== row.a;
  const own = turned
    ? { a: row.b, b: row.a, aDelegate: row.bDelegate, bDelegate: row.aDelegate }
    : row;
  const asks = <T>(asked: T | undefined, has: T) => asked === undefined || asked === has;
  return (
    entry.a === own.a &&
    entry.b === own.b &&
    entry.slot === row.slot &&
    asks(entry.table, row.table) &&
    asks(entry.aDelegate, own.aDelegate) &&
    asks(entry.bDelegate, own.bDelegate) &&
    asks(entry.interpreter, row.interpreter)
  );
}
