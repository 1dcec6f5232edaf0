import type { Response } from 'express';
import type { z } from 'zod';

import type { CalendarPart } from '#libs/mail/calendar.js';
import type { Schedule } from '#libs/meetings/read-schedule.js';
import type { ShowcaseSummary } from '#libs/meetings/summarise-showcases.js';

import { summaryShape } from '../showcases/showcases.controller.js';

import type { ownSchedule, schedule } from './schedules.shapes.js';

export function scheduleShape(said: Schedule, summary: ShowcaseSummary): z.infer<typeof schedule> {
  const { name, title, company, kind, timeZone, homeCity } = said.attendee;
  return {
    showcase: summaryShape(summary),
    version: said.version,
    language: said.language,
    attendee: { name, title, company, kind, timeZone, homeCity },
    meetings: said.meetings.map((meeting) => ({
      id: meeting.uid,
      startsAt: meeting.startsAt.toISOString(),
      endsAt: meeting.endsAt.toISOString(),
      kind: meeting.kind,
      table: meeting.table,
      link: meeting.link,
      parties: meeting.parties,
      interpreter: meeting.interpreter,
      reasons: meeting.reasons,
    })),
  };
}

export function ownScheduleShape(
  said: Schedule,
  summary: ShowcaseSummary,
): z.infer<typeof ownSchedule> {
  const { schedulesOn, wishesCloseAt } = said.of;
  return {
    id: said.attendeeId,
    ...scheduleShape(said, summary),
    calendarUrl: said.meetings.length > 0 ? said.calendarUrl : null,
    expected: { on: schedulesOn, wishesCloseAt: wishesCloseAt?.toISOString() ?? null },
  };
}

export function sendCalendar(response: Response, { method, content }: CalendarPart): void {
  response
    .setHeader('Content-Type', `text/calendar; charset=utf-8; method=${method}`)
    .setHeader('Content-Disposition', 'attachment; filename="schedule.ics"')
    .send(content);
}
