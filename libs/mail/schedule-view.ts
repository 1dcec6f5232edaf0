import { formatMessage, type MessageValues } from '#libs/messages/format.js';
import {
  calendarDay,
  clockTime,
  dayRange,
  longDay,
  shortDay,
  zoneName,
} from '#libs/messages/time.js';

import type {
  MeetingParty,
  ScheduleMailInput,
  ScheduleMailMeeting,
  Text,
} from './schedule-mail.js';
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

export interface MeetingView {
  time: string;
  home: string;
  homeDay: string | null;
  partner: string;
  people: string;
  interpreter: string;
  table: string;
  tag: string | null;
  was: string | null;
  cancelled: boolean;
  reasons: string;
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
    place: say('mail.schedule.place', {
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
    table: first.table,
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
    home: attendee.homeCity,
  };
  const parts = [formatMessage(language, `mail.schedule.intro.${attendee.kind}`, values)];
  if (version > 1) parts.push(formatMessage(language, 'mail.schedule.changed', values));
  if (showcase.timeZone !== attendee.timeZone)
    parts.push(formatMessage(language, 'mail.schedule.zones', values));
  return parts.join(' ');
}

function meetingView(input: ScheduleMailInput, meeting: ScheduleMailMeeting): MeetingView {
  const { language, attendee, showcase, version } = input;
  const say = (id: string, values: MessageValues = {}) => formatMessage(language, id, values);
  const { startsAt, previous } = meeting;
  const abroad = showcase.timeZone !== attendee.timeZone;
  const otherDay =
    calendarDay(startsAt, showcase.timeZone) !== calendarDay(startsAt, attendee.timeZone);
  const home = `${clockTime(startsAt, attendee.timeZone)} ${zoneName(startsAt, attendee.timeZone)} · ${attendee.homeCity}`;
  return {
    time: clockTime(startsAt, showcase.timeZone),
    home: abroad ? home : '',
    homeDay: abroad && otherDay ? shortDay(startsAt, attendee.timeZone, language) : null,
    partner: companies(meeting.parties, language),
    people: meeting.parties.map((party) => personOf(party, language)).join(' · '),
    interpreter: meeting.interpreter
      ? say('mail.schedule.interpreter', { name: meeting.interpreter[language] })
      : say('mail.schedule.no-interpreter'),
    table: say('mail.schedule.table', { table: meeting.table }),
    tag:
      version > 1 && meeting.change !== 'unchanged'
        ? say(`mail.schedule.tag.${meeting.change}`)
        : null,
    was:
      meeting.change === 'moved' && previous
        ? say('mail.schedule.was', {
            day: shortDay(previous.startsAt, showcase.timeZone, language),
            time: clockTime(previous.startsAt, showcase.timeZone),
            table: previous.table,
          })
        : null,
    cancelled: meeting.change === 'cancelled',
    reasons: meeting.reasons.map((reason) => reason[language]).join(' · '),
  };
}

/** The firm in the reader's language, with the other name beside it where there is one. */
function companies(parties: MeetingParty[], language: 'ko' | 'en'): string {
  return parties.map((party) => bothNames(party.company, language)).join(' – ');
}

function bothNames(name: Text, language: 'ko' | 'en'): string {
  const other = name[language === 'ko' ? 'en' : 'ko'];
  return other === name[language] ? name[language] : `${name[language]} ${other}`;
}

function personOf(party: MeetingParty, language: 'ko' | 'en'): string {
  const title = party.title?.[language];
  return title ? `${party.person[language]} ${title}` : party.person[language];
}
