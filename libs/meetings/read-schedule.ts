import type { DataSource } from 'typeorm';

import { hashToken } from '#libs/accounts/tokens.js';
import { scheduleCalendar, type CalendarPart } from '#libs/mail/calendar.js';
import type { ScheduleMailInput } from '#libs/mail/schedule-mail.js';
import { attendeesOf } from '#libs/rounds/compare-versions.js';
import { findVersion, readMeetings } from '#libs/rounds/read-meetings.js';
import { scheduleMailInput, type Attendee } from '#libs/rounds/schedule-mail-input.js';
import { ScheduleLink } from '#libs/rounds/schedule-link.entity.js';

/** An attendee's schedule as it stands now: the newest version, whichever mail the link came with. */
export interface Schedule extends ScheduleMailInput {
  showcaseSlug: string;
}

/** The schedule that a mailed link opens; null for an unknown link. */
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
  const attendee = link && attendeeOf(link);
  const showcase = link?.delegate?.participant.showcase ?? link?.interpreter?.showcase;
  if (!attendee || !showcase) return null;
  const version = await findVersion(dataSource.manager, showcase.id);
  if (!version) return null;
  const id = attendee.kind === 'delegate' ? attendee.delegate.id : attendee.interpreter.id;
  const meetings = (await readMeetings(dataSource.manager, version.id))
    .filter((meeting) => attendeesOf(meeting).includes(id))
    .map((meeting) => ({ meeting, change: 'unchanged' as const, previous: null }));
  const urls = {
    scheduleUrl: `${publicUrl}/m/${token}`,
    calendarUrl: `${publicUrl}/api/v1/schedules/${token}/calendar.ics`,
  };
  return {
    ...scheduleMailInput(showcase, version, attendee, meetings, urls),
    showcaseSlug: showcase.slug,
  };
}

function attendeeOf({ delegate, interpreter }: ScheduleLink): Attendee | null {
  if (delegate) return { kind: 'delegate', delegate, participant: delegate.participant };
  return interpreter && { kind: 'interpreter', interpreter };
}

/** The schedule as a calendar file; null for an unknown link or one without a meeting left. */
export async function readCalendar(
  dataSource: DataSource,
  token: string,
  publicUrl: string,
): Promise<CalendarPart | null> {
  const schedule = await readSchedule(dataSource, token, publicUrl);
  return schedule && schedule.meetings.length > 0 ? scheduleCalendar(schedule) : null;
}
