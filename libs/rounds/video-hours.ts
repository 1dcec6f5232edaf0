import { calendarDay, clockTime } from '#libs/messages/time.js';

/** Clock times, `08:00` to `20:00`; the end is later than the start. */
export interface VideoHours {
  from: string;
  to: string;
}

/** Whether a slot lies inside the hours of one day on the clock of a zone, summer time and all. */
export function isInsideHours(
  slot: { startsAt: Date; endsAt: Date },
  zone: string,
  { from, to }: VideoHours,
): boolean {
  const sameDay = calendarDay(slot.startsAt, zone) === calendarDay(slot.endsAt, zone);
  return sameDay && clockTime(slot.startsAt, zone) >= from && clockTime(slot.endsAt, zone) <= to;
}
