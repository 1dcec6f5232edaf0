import type { Schemas } from '../../api/client.js';
import { pairName } from '../pair/pair-query.js';

export type Meeting = Schemas['Timetable']['meetings'][number];

/** How the address names a meeting: the two firms, who meet once, and stay the same in every version. */
export const pairOf = (meeting: Meeting): string =>
  pairName(meeting.kr.participantId, meeting.us.participantId);

/** Meetings by `<slot code> <table>`. */
export function byPlace(meetings: Meeting[]): Map<string, Meeting> {
  return new Map(meetings.map((meeting) => [`${meeting.slot} ${meeting.table}`, meeting]));
}

/** Whether the words stand in a firm's or a person's name or code, in either language. */
export function found(meeting: Meeting, words: string): boolean {
  const names = [meeting.kr, meeting.us].flatMap(({ company, delegate, code }) => [
    company.en,
    company.ko,
    delegate.en,
    delegate.ko,
    code,
  ]);
  return names.join(' ').toLowerCase().includes(words.toLowerCase());
}
