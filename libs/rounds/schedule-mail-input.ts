import { calendarUid } from '#libs/mail/calendar.js';
import type {
  MeetingParty,
  ScheduleMailInput,
  ScheduleMailMeeting,
  Text,
} from '#libs/mail/schedule-mail.js';
import type { Delegate } from '#libs/showcases/delegate.entity.js';
import type { Interpreter } from '#libs/showcases/interpreter.entity.js';
import type { Participant } from '#libs/showcases/participant.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

import type { AttendeeMeeting } from './compare-versions.js';
import type { Meeting } from './meeting.entity.js';
import type { ScheduleVersion } from './schedule-version.entity.js';
import { mainReasons, wordReason } from './word-reason.js';

/** A person who gets a schedule. */
export type Attendee =
  | { kind: 'delegate'; delegate: Delegate; participant: Participant }
  | { kind: 'interpreter'; interpreter: Interpreter };

/** Id of the delegate or interpreter. */
export function idOf(attendee: Attendee): string {
  return attendee.kind === 'delegate' ? attendee.delegate.id : attendee.interpreter.id;
}

/** The attendee of an id among the people of a meeting. */
export function attendeeIn(meeting: Meeting, id: string): Attendee | null {
  const { krDelegate, usDelegate, krParticipant, usParticipant, interpreter } = meeting;
  if (krDelegate.id === id)
    return { kind: 'delegate', delegate: krDelegate, participant: krParticipant };
  if (usDelegate.id === id)
    return { kind: 'delegate', delegate: usDelegate, participant: usParticipant };
  return interpreter?.id === id ? { kind: 'interpreter', interpreter } : null;
}

/** All that the mail, the calendar and the page of a schedule say, from what is stored; no version: none is out yet. */
export function scheduleMailInput(
  showcase: Showcase,
  version: ScheduleVersion | null,
  attendee: Attendee,
  meetings: AttendeeMeeting[],
  urls: { scheduleUrl: string; calendarUrl: string },
): ScheduleMailInput {
  return {
    language:
      attendee.kind === 'delegate'
        ? attendee.delegate.mailLanguage
        : attendee.interpreter.mailLanguage,
    attendee: person(attendee),
    showcase: {
      name: both(showcase.nameEn, showcase.nameKo),
      venue: both(showcase.venueEn, showcase.venueKo),
      city: both(showcase.cityEn, showcase.cityKo),
      timeZone: showcase.timeZone,
      startsOn: showcase.startsOn,
      endsOn: showcase.endsOn,
      contact: {
        name: showcase.contactName,
        email: showcase.contactEmail,
        phone: showcase.contactPhone,
      },
    },
    version: version?.number ?? 0,
    generatedAt: version?.publishedAt ?? showcase.createdAt,
    ...urls,
    meetings: meetings.map((entry) => meetingInput(showcase, attendee, entry)),
  };
}

export function both(en: string | null, ko: string | null): Text {
  return { en: en ?? ko ?? '', ko: ko ?? en ?? '' };
}

function bothOrNull(en: string | null, ko: string | null): Text | null {
  return en === null && ko === null ? null : both(en, ko);
}

function person(attendee: Attendee): ScheduleMailInput['attendee'] {
  if (attendee.kind === 'interpreter') {
    const { interpreter } = attendee;
    return {
      kind: 'interpreter',
      name: both(interpreter.nameEn, interpreter.nameKo),
      title: null,
      email: interpreter.email,
      timeZone: interpreter.timeZone,
      homeCity: cityOfZone(interpreter.timeZone),
      company: null,
    };
  }
  const { delegate, participant } = attendee;
  return {
    kind: 'delegate',
    name: both(delegate.nameEn, delegate.nameKo),
    title: bothOrNull(delegate.titleEn, delegate.titleKo),
    email: delegate.email,
    timeZone: delegate.timeZone,
    // The firm's town names the home time only while the person lives in the firm's zone.
    homeCity:
      (delegate.timeZone === participant.company.timeZone && participant.company.city) ||
      cityOfZone(delegate.timeZone),
    company: both(participant.company.nameEn, participant.company.nameKo),
  };
}

function cityOfZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The room of a video meeting: one for all, or one for each where the address says `{meeting}`. */
function roomOf({ videoLink }: Showcase, { uid }: Meeting): string | null {
  return videoLink && videoLink.replaceAll('{meeting}', uid);
}

function meetingInput(
  showcase: Showcase,
  attendee: Attendee,
  entry: AttendeeMeeting,
): ScheduleMailMeeting {
  const { meeting, change, previous } = entry;
  const names = new Map(
    [meeting.krParticipant, meeting.usParticipant].map(({ id, company }) => [
      id,
      both(company.nameEn, company.nameKo),
    ]),
  );
  const nameOf = (id: string) => names.get(id) ?? both('', '');
  return {
    uid: calendarUid(meeting.uid, idOf(attendee)),
    sequence: meeting.sequence + (change === 'cancelled' ? 1 : 0),
    change,
    previous: previous && {
      startsAt: previous.slot.startsAt,
      table: previous.table?.number ?? null,
    },
    startsAt: meeting.slot.startsAt,
    endsAt: meeting.slot.endsAt,
    kind: meeting.kind,
    table: meeting.table?.number ?? null,
    link: meeting.kind === 'video' ? roomOf(showcase, meeting) : null,
    parties: parties(attendee, meeting),
    interpreter:
      meeting.interpreter && both(meeting.interpreter.nameEn, meeting.interpreter.nameKo),
    reasons: mainReasons(meeting.reasons).map((reason) => wordReason(reason, nameOf)),
  };
}

function parties(attendee: Attendee, meeting: Meeting): MeetingParty[] {
  const kr = party(meeting.krParticipant, meeting.krDelegate);
  const us = party(meeting.usParticipant, meeting.usDelegate);
  if (attendee.kind === 'interpreter') return [kr, us];
  return attendee.delegate.id === meeting.krDelegate.id ? [us] : [kr];
}

/** Stands for a delegate whose name may not be told. */
const unnamed = { en: 'Delegate', ko: '참석자' };

function party(participant: Participant, delegate: Delegate): MeetingParty {
  return {
    company: both(participant.company.nameEn, participant.company.nameKo),
    country: participant.company.country,
    person: delegate.withheld ? unnamed : both(delegate.nameEn, delegate.nameKo),
    title: delegate.withheld ? null : bothOrNull(delegate.titleEn, delegate.titleKo),
    timeZone: delegate.timeZone,
    languages: delegate.languages,
  };
}
