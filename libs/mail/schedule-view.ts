import { formatMessage, type MessageValues } from '#libs/messages/format.js';
import {
  calendarDay,
  clockTime,
  dayRange,
  longDay,
  shortDay,
  zoneName,
} from '#libs/messages/time.js';

import { companies, homeName, meetingView, type MeetingView } from './meeting-view.js';
import type { ScheduleMailInput, ScheduleMailMeeting } from './schedule-mail.js';
import { singleLine } from './single-line.js';

/** A schedule mail in words of one language, ready for the templates. */
export interface ScheduleView {
  language: 'ko' | 'en';
  subject: string;
  preheader: string;
  showcase: string;
  salutation: string;
  intro: string;
  days: { title: string; count: string; meetings: MeetingView[] }[];
  buttons: { schedule: string; calendar: string; scheduleUrl: string; calendarUrl: string };
  place: string;
  contact: string;
  notice: string;
  signature: string;
  otherLanguage: { label: string; url: string };
}

/** Words a schedule for its attendee: days in the venue's zone, the home time beside each. */
export function scheduleView(input: ScheduleMailInput): ScheduleView {
  const { language, showcase, attendee, version } = input;
  const say = (id: string, values: MessageValues = {}) => formatMessage(language, id, values);
  const meetings = [...input.meetings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const days = groupByDay(meetings, showcase.timeZone);
  const kept = meetings.filter((meeting) => meeting.change !== 'cancelled').length;
  const range = dayRange(showcase.startsOn, showcase.endsOn, language);
  const role = attendee.kind;
  const name = singleLine(showcase.name[language]);
  const isRemote = meetings.length > 0 && meetings.every(({ kind }) => kind === 'video');
  const otherLanguage = language === 'ko' ? 'en' : 'ko';
  return {
    language,
    subject: singleLine(say(`mail.schedule.subject.${role}`, { name, range, version })),
    preheader: preheader(input, meetings),
    showcase: name,
    salutation: salutation(input),
    intro: intro(input, kept),
    days: days.map(({ first, meetings: ofDay }) => ({
      title: `${longDay(first, showcase.timeZone, language)} · ${showcase.city[language]} (${zoneName(first, showcase.timeZone)})`,
      count: say('mail.schedule.count', {
        count: ofDay.filter((m) => m.change !== 'cancelled').length,
      }),
      meetings: ofDay.map((meeting) => meetingView(input, meeting)),
    })),
    buttons: {
      schedule: say('mail.schedule.open'),
      calendar: say('mail.schedule.calendar'),
      scheduleUrl: `${input.scheduleUrl}?lang=${language}`,
      calendarUrl: input.calendarUrl,
    },
    place: say(isRemote ? 'mail.schedule.place-video' : 'mail.schedule.place', {
      venue: showcase.venue[language],
      city: showcase.city[language],
    }),
    contact: say(showcase.contact.phone ? 'mail.schedule.contact' : 'mail.schedule.contact-mail', {
      name: showcase.contact.name,
      email: showcase.contact.email,
      phone: showcase.contact.phone ?? '',
    }),
    notice: say('mail.schedule.notice'),
    signature: say('mail.schedule.signature', { name }),
    otherLanguage: {
      label: say('mail.schedule.other-language'),
      url: `${input.scheduleUrl}?lang=${otherLanguage}`,
    },
  };
}

function groupByDay(meetings: ScheduleMailMeeting[], zone: string) {
  const days = new Map<string, { first: Date; meetings: ScheduleMailMeeting[] }>();
  for (const meeting of meetings) {
    const key = calendarDay(meeting.startsAt, zone);
    const day = days.get(key) ?? { first: meeting.startsAt, meetings: [] };
    day.meetings.push(meeting);
    days.set(key, day);
  }
  return [...days.values()];
}

function preheader(input: ScheduleMailInput, meetings: ScheduleMailMeeting[]): string {
  const first = meetings.find((meeting) => meeting.change !== 'cancelled');
  if (!first) return formatMessage(input.language, 'mail.schedule.preheader-none');
  return formatMessage(input.language, 'mail.schedule.preheader', {
    day: shortDay(first.startsAt, input.showcase.timeZone, input.language),
    time: clockTime(first.startsAt, input.showcase.timeZone),
    partner: companies(first.parties, input.language),
    kind: first.kind,
    table: first.table ?? 0,
  });
}

/** Korean: name, title and 님; the title is never guessed, without one the mail greets the person in charge. */
function salutation({ language, attendee }: ScheduleMailInput): string {
  const titled = attendee.title ? `${attendee.name.ko} ${attendee.title.ko}` : '담당자';
  const name = language === 'ko' ? titled : attendee.name.en;
  return formatMessage(language, 'mail.salutation', { name: singleLine(name) });
}

function intro(input: ScheduleMailInput, kept: number): string {
  const { language, attendee, showcase, version } = input;
  const changed = input.meetings.filter((meeting) => meeting.change !== 'unchanged').length;
  const values = {
    count: kept,
    changed,
    version,
    city: showcase.city[language],
    home: homeName(input),
  };
  const parts = [formatMessage(language, `mail.schedule.intro.${attendee.kind}`, values)];
  if (version > 1 && changed > 0)
    parts.push(formatMessage(language, 'mail.schedule.changed', values));
  if (showcase.timeZone !== attendee.timeZone)
    parts.push(formatMessage(language, 'mail.schedule.zones', values));
  return parts.join(' ');
}
