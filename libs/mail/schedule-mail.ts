import type { MailLanguage } from './outbox-mail.entity.js';

export interface Text {
  en: string;
  ko: string;
}

/** A firm at the table, and who comes for it. */
export interface MeetingParty {
  company: Text;
  country: 'KR' | 'US';
  person: Text;
  title: Text | null;
  /** IANA zone of the person's home. */
  timeZone: string;
  /** Language codes the person speaks. */
  languages: string[];
}

export interface ScheduleMailMeeting {
  /** Calendar UID of this attendee's entry: the same for the life of the meeting. */
  uid: string;
  /** RFC 5545 SEQUENCE: raised with each change of time, table or people. */
  sequence: number;
  /** Against the version published before. */
  change: 'unchanged' | 'new' | 'moved' | 'cancelled';
  previous: { startsAt: Date; table: number | null } | null;
  startsAt: Date;
  endsAt: Date;
  kind: 'in-person' | 'video' | 'interview';
  /** Null for a video meeting. */
  table: number | null;
  /** Address of the room of a video meeting, where the organiser has named one. */
  link: string | null;
  /** The other firm; for an interpreter both firms. */
  parties: MeetingParty[];
  interpreter: Text | null;
  reasons: Text[];
}

/** All that a schedule mail says. Names come from people: nothing in it is trusted. */
export interface ScheduleMailInput {
  language: MailLanguage;
  attendee: {
    kind: 'delegate' | 'interpreter';
    name: Text;
    title: Text | null;
    email: string;
    timeZone: string;
    homeCity: string;
    company: Text | null;
  };
  showcase: {
    name: Text;
    venue: Text;
    city: Text;
    timeZone: string;
    /** Calendar days, `2027-05-17`. */
    startsOn: string;
    endsOn: string;
    contact: { name: string; email: string; phone: string | null };
  };
  /** 1 for the first published schedule; 0 before it, which no mail says. */
  version: number;
  /** When this content was made (DTSTAMP). */
  generatedAt: Date;
  scheduleUrl: string;
  calendarUrl: string;
  meetings: ScheduleMailMeeting[];
}
