import { createHash } from 'node:crypto';

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

import { formatMessage, type MessageLanguage } from '#libs/messages/format.js';
import { languageNames } from '#libs/messages/language-names.js';
import { clockTime, shortDay, zoneName } from '#libs/messages/time.js';

import { homeName, placeOf, theirTimes } from './meeting-view.js';
import type { CalendarMethod } from './outbox-mail.entity.js';
import type { ScheduleMailInput, ScheduleMailMeeting } from './schedule-mail.js';
import { singleLine } from './single-line.js';

export interface CalendarPart {
  method: CalendarMethod;
  content: string;
}

/**
 * The attendee's meetings as one iCalendar object (RFC 5545, 5546): PUBLISH without attendees, so that
 * no address of the other firm is given away; CANCEL when no meeting is left. Times are UTC, which needs
 * no zone definitions; the description repeats them in both zones.
 */
export function scheduleCalendar(input: ScheduleMailInput): CalendarPart {
  const allCancelled = input.meetings.every((meeting) => meeting.change === 'cancelled');
  const method = allCancelled ? 'CANCEL' : 'PUBLISH';
  // A name of quotes alone is no name; an organiser without one is refused.
  const organiser = calendarText(input.showcase.name[input.language]) || 'Showcase Match';
  const calendar = ical({
    prodId: {
      company: 'Showcase Match',
      product: 'schedule',
      language: input.language.toUpperCase(),
    },
    method: allCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    name: organiser,
  });
  for (const meeting of input.meetings) {
    calendar.createEvent({
      id: meeting.uid,
      sequence: meeting.sequence,
      stamp: input.generatedAt,
      start: meeting.startsAt,
      end: meeting.endsAt,
      summary: summary(input, meeting),
      location: location(input, meeting),
      description: description(input, meeting),
      organizer: { name: organiser, email: input.showcase.contact.email },
      status:
        meeting.change === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      url: input.scheduleUrl,
    });
  }
  return { method, content: `${calendar.toString()}\r\n` };
}

/** Parameter values cannot hold a double quote, and strict parsers drop the whole line that has one. */
function calendarText(text: string): string {
  return singleLine(text.replaceAll('"', ''));
}

function partners(meeting: ScheduleMailMeeting, language: MessageLanguage): string {
  return meeting.parties.map((party) => party.company[language]).join(' – ');
}

function summary({ language }: ScheduleMailInput, meeting: ScheduleMailMeeting): string {
  return calendarText(`${partners(meeting, language)} · ${placeOf(language, meeting)}`);
}

function location({ language, showcase }: ScheduleMailInput, meeting: ScheduleMailMeeting): string {
  const place = placeOf(language, meeting);
  if (meeting.kind === 'video') return calendarText(meeting.link ?? place);
  return calendarText(`${place}, ${showcase.venue[language]}, ${showcase.city[language]}`);
}

function description(input: ScheduleMailInput, meeting: ScheduleMailMeeting): string {
  const { language, showcase, attendee } = input;
  const at = (zone: string, place: string) =>
    `${shortDay(meeting.startsAt, zone, language)} ${clockTime(meeting.startsAt, zone)}–${clockTime(meeting.endsAt, zone)} ${zoneName(meeting.startsAt, zone)} · ${place}`;
  const lines = [
    at(showcase.timeZone, showcase.city[language]),
    ...(attendee.timeZone === showcase.timeZone ? [] : [at(attendee.timeZone, homeName(input))]),
    ...meeting.parties.map((party) =>
      [
        party.company[language],
        party.person[language],
        party.title?.[language],
        attendee.kind === 'interpreter' && languageNames(party.languages, language),
      ]
        .filter(Boolean)
        .join(', '),
    ),
    meeting.interpreter
      ? formatMessage(language, 'mail.schedule.interpreter', {
          name: meeting.interpreter[language],
        })
      : formatMessage(language, 'mail.schedule.no-interpreter'),
    ...(meeting.kind === 'video' ? theirTimes(language, meeting) : []),
    ...(meeting.link === null ? [] : [meeting.link]),
    ...meeting.reasons.map((reason) => reason[language]),
  ];
  return lines.map(calendarText).join('\n');
}

/** An opaque UID of one attendee's entry for one meeting (RFC 7986 advises a random-looking one). */
export function calendarUid(meetingUid: string, attendeeId: string): string {
  const mark = createHash('sha256')
    .update(`${meetingUid}:${attendeeId}`)
    .digest('hex')
    .slice(0, 32);
  return `${mark}@showcase-match`;
}
