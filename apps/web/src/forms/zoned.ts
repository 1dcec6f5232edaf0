import { Temporal } from 'temporal-polyfill';

/** `2027-05-17T09:00` of a zone, as a `datetime-local` field holds it. */
export function localOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The instant of a wall-clock time in a zone, in UTC; null for what is no time. */
export function instantOf(local: string, zone: string): string | null {
  try {
    const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
    return new Date(instant.epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

/** Slots of a day: from, to, minutes each with a pause between, none that reaches into lunch. */
export function slotsOfDay(plan: {
  day: string;
  number: number;
  from: string;
  to: string;
  minutes: number;
  pause: number;
  lunchFrom: string;
  lunchTo: string;
  timeZone: string;
}): { code: string; session: string; startsAt: string; endsAt: string }[] {
  const at = (clock: string) => Temporal.PlainTime.from(clock);
  const slots = [];
  let start = at(plan.from);
  while (slots.length < 100) {
    const end = start.add({ minutes: plan.minutes });
    const over =
      Temporal.PlainTime.compare(end, at(plan.to)) > 0 ||
      Temporal.PlainTime.compare(end, start) < 0;
    if (over) break;
    const morning = Temporal.PlainTime.compare(end, at(plan.lunchFrom)) <= 0;
    const afternoon = Temporal.PlainTime.compare(start, at(plan.lunchTo)) >= 0;
    if (morning || afternoon)
      slots.push({
        code: `d${plan.number}-${String(slots.length + 1).padStart(2, '0')}`,
        session: `d${plan.number}-${morning ? 'am' : 'pm'}`,
        startsAt: instantOf(`${plan.day}T${start.toString()}`, plan.timeZone) ?? '',
        endsAt: instantOf(`${plan.day}T${end.toString()}`, plan.timeZone) ?? '',
      });
    const next = start.add({ minutes: plan.minutes + plan.pause });
    start = morning || afternoon ? next : at(plan.lunchTo);
  }
  return slots;
}

/** The calendar day so many days after another one. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Calendar days from the first to the last, `2027-05-17`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  let day = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(day, to) <= 0 && days.length < 14) {
    days.push(day.toString());
    day = day.add({ days: 1 });
  }
  return days;
}
