import type { DataSource } from 'typeorm';

import { hashToken } from '#libs/accounts/tokens.js';
import type { User } from '#libs/accounts/user.entity.js';
import type { ScheduleMailInput } from '#libs/mail/schedule-mail.js';
import { attendeesOf } from '#libs/rounds/compare-versions.js';
import { newestVersions, readMeetingsOf } from '#libs/rounds/read-meetings.js';
import { idOf, scheduleMailInput } from '#libs/rounds/schedule-mail-input.js';
import { ScheduleLink } from '#libs/rounds/schedule-link.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

import { delegateAt, interpreterAt, readAttendances, type Attendance } from './attendances.js';

/** An attendee's schedule as it stands now: the newest version. Version 0 while none is published. */
export interface Schedule extends ScheduleMailInput {
  /** Of the delegate or interpreter. */
  attendeeId: string;
  of: Showcase;
}

/** The schedule that a mailed link opens, whichever version it came with; null for an unknown link. */
export async function readSchedule(
  dataSource: DataSource,
  token: string,
  publicUrl: string,
): Promise<Schedule | null> {
  const link = await dataSource.getRepository(ScheduleLink).findOne({
    where: { tokenHash: hashToken(token) },
    relations: {
      delegate: { participant: { company: true, showcase: true } },
      interpreter: { showcase: true },
    },
  });
  const attendance = link && attendanceOf(link);
  if (!attendance) return null;
  const [schedule] = await schedulesOf(dataSource, [attendance], () => ({
    scheduleUrl: `${publicUrl}/m/${token}`,
    calendarUrl: `${publicUrl}/api/v1/schedules/${token}/calendar.ics`,
  }));
  return schedule?.version ? schedule : null;
}

function attendanceOf({ delegate, interpreter }: ScheduleLink): Attendance | null {
  return delegate ? delegateAt(delegate) : interpreter && interpreterAt(interpreter);
}

/** All schedules of a person, those still to come included; the showcase that comes first first. */
export async function readOwnSchedules(
  dataSource: DataSource,
  user: User,
  publicUrl: string,
): Promise<Schedule[]> {
  const attendances = await readAttendances(dataSource, user);
  return schedulesOf(dataSource, attendances, (attendeeId) => ({
    scheduleUrl: `${publicUrl}/schedule`,
    calendarUrl: `${publicUrl}/api/v1/me/schedules/${attendeeId}/calendar.ics`,
  }));
}

/** Two queries, however many schedules. */
async function schedulesOf(
  { manager }: DataSource,
  attendances: Attendance[],
  urlsOf: (attendeeId: string) => { scheduleUrl: string; calendarUrl: string },
): Promise<Schedule[]> {
  const showcaseIds = attendances.map(({ showcase }) => showcase.id);
  const versions = await newestVersions(manager, showcaseIds);
  const meetings = await readMeetingsOf(
    manager,
    versions.map(({ id }) => id),
    attendances.map(({ attendee }) => idOf(attendee)),
  );
  return attendances.map(({ showcase, attendee }) => {
    const attendeeId = idOf(attendee);
    const version = versions.find((each) => each.showcase.id === showcase.id) ?? null;
    const own = meetings
      .filter((meeting) => attendeesOf(meeting).includes(attendeeId))
      .map((meeting) => ({ meeting, change: 'unchanged' as const, previous: null }));
    const said = scheduleMailInput(showcase, version, attendee, own, urlsOf(attendeeId));
    return { ...said, attendeeId, of: showcase };
  });
}
