import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { scheduleCalendar, type CalendarPart } from '#libs/mail/calendar.js';

import { readOwnSchedules, readSchedule, type Schedule } from './read-schedule.js';

/** The schedule as a calendar file; null for an unknown link or one without a meeting left. */
export async function readCalendar(
  dataSource: DataSource,
  token: string,
  publicUrl: string,
): Promise<CalendarPart | null> {
  return calendarOf(await readSchedule(dataSource, token, publicUrl));
}

/** One of a person's own schedules as a calendar file; null for another's or one without a meeting. */
export async function readOwnCalendar(
  dataSource: DataSource,
  user: User,
  attendeeId: string,
  publicUrl: string,
): Promise<CalendarPart | null> {
  const own = await readOwnSchedules(dataSource, user, publicUrl);
  return calendarOf(own.find((each) => each.attendeeId === attendeeId));
}

function calendarOf(schedule: Schedule | null | undefined): CalendarPart | null {
  return schedule && schedule.meetings.length > 0 ? scheduleCalendar(schedule) : null;
}
