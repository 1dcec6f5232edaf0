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
  const placed: (PlannedSlot & { row: number })[] = [];
  for (const { row, value } of rows.slots) {
    const at = (column: string) => ({ sheet, row, column });
    const other = seen.get(value.code);
    if (other !== undefined)
      problems.push(problemAt(at(columns.code.en), 'duplicate', { value: value.code, other }));
    seen.set(value.code, row);
    if (value.to <= value.from) {
      problems.push(problemAt(at(columns.to.en), 'end-before-start'));
      continue;
    }
    if (value.date < showcase.startsOn || value.date > showcase.endsOn)
      problems.push(problemAt(at(columns.date.en), 'outside-days'));
    const slot = {
      row,
      code: value.code,
      session: value.session,
      startsAt: instant(value.date, value.from, showcase.timeZone),
      endsAt: instant(value.date, value.to, showcase.timeZone),
    };
    const clash = placed.find((each) => each.startsAt < slot.endsAt && slot.startsAt < each.endsAt);
    if (clash) problems.push(problemAt(at(columns.from.en), 'slot-overlap', { other: clash.row }));
    placed.push(slot);
  }
  return placed.map(({ code, session, startsAt, endsAt }) => ({ code, session, startsAt, endsAt }));
}

/** A clock time of the venue; one that a change of clocks skips is moved on by the skipped hour. */
function instant(day: string, time: string, zone: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}
