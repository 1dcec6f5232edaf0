import { Temporal } from 'temporal-polyfill';

import type { ExistingShowcase, PlannedSlot } from './plan.js';
import { problemAt, type ImportProblem } from './problem.js';
import type { ReadRows } from './read-rows.js';
import { sheets } from './sheets.js';

const sheet = sheets.slots.en;
const { columns } = sheets.slots;

/** Turns the venue's clock times into instants, and reports slots that end too early, overlap or lie outside. */
export function checkSlots(
  rows: ReadRows,
  existing: ExistingShowcase | null,
  problems: ImportProblem[],
): PlannedSlot[] {
  const showcase = rows.showcase[0]?.value ?? existing;
  if (!showcase) return [];
  if (showcase.endsOn < showcase.startsOn)
    problems.push(
      problemAt(
        {
          sheet: sheets.showcase.en,
          row: rows.showcase[0]?.row ?? 2,
          column: sheets.showcase.columns.endsOn.en,
        },
        'end-before-start',
      ),
    );
  const seen = new Map<string, number>();
  const placed: RowSlot[] = [];
  for (const { row, value } of rows.slots) {
    const at = (column: string) => ({ sheet, row, column });
    const other = seen.get(value.code);
    if (other !== undefined)
      problems.push(problemAt(at(columns.code.en), 'duplicate', { value: value.code, other }));
    seen.set(value.code, row);
    const slot = {
      row,
      code: value.code,
      session: value.session,
      startsAt: instant(value.date, value.from, showcase.timeZone),
      endsAt: instant(value.date, value.to, showcase.timeZone),
    };
    if (slot.endsAt <= slot.startsAt) {
      problems.push(problemAt(at(columns.to.en), 'end-before-start'));
      continue;
    }
    if (value.date < showcase.startsOn || value.date > showcase.endsOn)
      problems.push(problemAt(at(columns.date.en), 'outside-days'));
    placed.push(slot);
  }
  // Slots that stand in the database and not in the file stay where they are.
  const staying = (existing?.slots ?? []).filter((slot) => !seen.has(slot.code));
  checkOverlaps([...placed, ...staying.map((slot) => ({ ...slot, row: null }))], problems);
  return placed.map(({ code, session, startsAt, endsAt }) => ({ code, session, startsAt, endsAt }));
}

interface RowSlot extends PlannedSlot {
  row: number;
}

/** Nobody can be in two meetings at once, so no slot may begin before the one before it has ended. */
function checkOverlaps(
  slots: (Omit<PlannedSlot, 'session'> & { row: number | null })[],
  problems: ImportProblem[],
): void {
  const sorted = slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let last = sorted[0];
  for (const slot of sorted.slice(1)) {
    if (last && slot.startsAt < last.endsAt) {
      const [first, second] = (slot.row ?? 0) > (last.row ?? 0) ? [last, slot] : [slot, last];
      if (second.row !== null) {
        const place = { sheet, row: second.row, column: columns.from.en };
        problems.push(problemAt(place, 'slot-overlap', { value: first.code }));
      }
    }
    if (!last || slot.endsAt > last.endsAt) last = slot;
  }
}

/** A clock time of the venue; one that a change of clocks skips is moved on by the skipped hour. */
function instant(day: string, time: string, zone: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}
