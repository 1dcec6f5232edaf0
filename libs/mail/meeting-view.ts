import { formatMessage, type MessageValues } from '#libs/messages/format.js';
import { languageNames } from '#libs/messages/language-names.js';
import { calendarDay, clockTime, shortDay, zoneName } from '#libs/messages/time.js';

import type {
  MeetingParty,
  ScheduleMailInput,
  ScheduleMailMeeting,
  Text,
} from './schedule-mail.js';

/** A meeting in words of one language. */
export interface MeetingView {
  time: string;
  /** Home time; empty where the venue's zone is the reader's own. */
  home: string;
  /** The reader's town, where the time does not name it. */
  homePlace: string | null;
  homeDay: string | null;
  partner: string;
  people: string;
  interpreter: string;
  table: string;
  /** Of a video meeting: what time it is for whom else comes, and where to go. */
  video: { times: string; link: string | null; label: string } | null;
  tag: string | null;
  was: string | null;
  cancelled: boolean;
  reasons: string;
}

/** Words one meeting for the reader. */
export function meetingView(input: ScheduleMailInput, meeting: ScheduleMailMeeting): MeetingView {
  const { language, attendee, showcase, version } = input;
  const say = (id: string, values: MessageValues = {}) => formatMessage(language, id, values);
  const { startsAt, previous } = meeting;
  const abroad = showcase.timeZone !== attendee.timeZone;
  const otherDay =
    calendarDay(startsAt, showcase.timeZone) !== calendarDay(startsAt, attendee.timeZone);
  const homeClock = clockTime(startsAt, attendee.timeZone);
  const home =
    language === 'ko'
      ? `${homeName(input)} ${homeClock}`
      : `${homeClock} ${zoneName(startsAt, attendee.timeZone)}`;
  return {
    time: clockTime(startsAt, showcase.timeZone),
    home: abroad ? home : '',
    homePlace: abroad && language === 'en' ? attendee.homeCity : null,
    homeDay: abroad && otherDay ? shortDay(startsAt, attendee.timeZone, language) : null,
    partner: partnerOf(language, meeting),
    people: meeting.parties.map((party) => personOf(party, input)).join(' · '),
    interpreter: meeting.interpreter
      ? say('mail.schedule.interpreter', { name: meeting.interpreter[language] })
      : say('mail.schedule.no-interpreter'),
    table: placeOf(language, meeting),
    video:
      meeting.kind === 'video'
        ? {
            times: theirTimes(language, meeting).join(' · '),
            link: meeting.link,
            label: say('mail.schedule.join'),
          }
        : null,
    tag:
      version > 1 && meeting.change !== 'unchanged'
        ? say(`mail.schedule.tag.${meeting.change}`)
        : null,
    was:
      meeting.change === 'moved' && previous
        ? say('mail.schedule.was', {
            day: shortDay(previous.startsAt, showcase.timeZone, language),
            time: clockTime(previous.startsAt, showcase.timeZone),
            kind: meeting.kind,
            table: previous.table ?? 0,
          })
        : null,
    cancelled: meeting.change === 'cancelled',
    reasons:
      meeting.reasons.length === 0
        ? ''
        : `${say('mail.schedule.reasons')}: ${meeting.reasons.map((reason) => reason[language]).join(' · ')}`,
  };
}

/** Where a meeting is held: at a table, or by video. */
export function placeOf(language: 'ko' | 'en', { table }: Pick<ScheduleMailMeeting, 'table'>) {
  return table === null
    ? formatMessage(language, 'mail.schedule.video')
    : formatMessage(language, 'mail.schedule.table', { table });
}

/** The time of a meeting on the clock of each of the others, with the day: it may be another one. */
export function theirTimes(language: 'ko' | 'en', { parties, startsAt }: ScheduleMailMeeting) {
  return parties.map(({ company, timeZone }) =>
    [
      `${company[language]}:`,
      shortDay(startsAt, timeZone, language),
      clockTime(startsAt, timeZone),
      zoneName(startsAt, timeZone),
    ].join(' '),
  );
}

function partnerOf(language: 'ko' | 'en', { kind, parties }: ScheduleMailMeeting): string {
  const partner = companies(parties, language);
  return kind === 'interview'
    ? formatMessage(language, 'mail.schedule.interview', { partner })
    : partner;
}

/** What a reader calls the home time: in Korean Korea's one zone goes by Seoul, wherever the firm is. */
export function homeName({ language, attendee }: ScheduleMailInput): string {
  return language === 'ko' && attendee.timeZone === 'Asia/Seoul' ? '서울' : attendee.homeCity;
}

/** The firm in the reader's language, with the other name beside it where there is one. */
export function companies(parties: MeetingParty[], language: 'ko' | 'en'): string {
  return parties.map((party) => bothNames(party.company, language)).join(' – ');
}

function bothNames(name: Text, language: 'ko' | 'en'): string {
  const other = name[language === 'ko' ? 'en' : 'ko'];
  return other === name[language] ? name[language] : `${name[language]} ${other}`;
}

/** Who comes; an interpreter also reads who speaks what. */
function personOf(
  party: MeetingParty,
  { language, attendee }: Pick<ScheduleMailInput, 'language' | 'attendee'>,
): string {
  const name = bothNames(party.person, language);
  const title = party.title?.[language];
  const titled = title ? `${name} ${title}` : name;
  return attendee.kind === 'interpreter'
    ? `${titled} (${languageNames(party.languages, language)})`
    : titled;
}
