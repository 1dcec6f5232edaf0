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
    partner: companies(meeting.parties, language),
    people: meeting.parties.map((party) => personOf(party, input)).join(' · '),
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
    reasons:
      meeting.reasons.length === 0
        ? ''
        : `${say('mail.schedule.reasons')}: ${meeting.reasons.map((reason) => reason[language]).join(' · ')}`,
  };
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
