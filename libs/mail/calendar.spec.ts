import { describe, expect, it } from '@jest/globals';

import { koreanMailInput, mailInput, mailMeeting } from '#test/factories/schedule-mail.js';
import { eventsOf, onlyEvent, property } from '#test/support/calendar.js';

import { calendarUid, scheduleCalendar } from './calendar.js';

describe('the calendar of a schedule', () => {
  it('publishes each meeting, complete and without attendees', () => {
    const { method, content } = scheduleCalendar(mailInput());
    const { calendar, component, event } = onlyEvent(content);
    expect(method).toBe('PUBLISH');
    expect(property(calendar, 'method')).toBe('PUBLISH');
    expect(property(calendar, 'version')).toBe('2.0');
    expect(event.uid).toBe('b8b6f5a4d2a14c1f9a53f6c1c7b2e901@showcase-match');
    expect(event.startDate.toJSDate()).toEqual(new Date('2027-05-17T19:20:00Z'));
    expect(event.endDate.toJSDate()).toEqual(new Date('2027-05-17T19:40:00Z'));
    expect(event.summary).toBe('Hangyeol Gripper · Table 6');
    expect(event.location).toBe('Table 6, Lakefront Hall, second floor, Chicago');
    expect(property(component, 'dtstamp')).toBe('2027-05-06T15:00:00Z');
    expect(property(component, 'status')).toBe('CONFIRMED');
    expect(event.organizer).toBe('mailto:office@showcase.example');
    expect(content).not.toContain('ATTENDEE');
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(content).toMatch(/^DTSTART:20270517T192000Z\r$/m);
  });

  it('repeats both local times in its description', () => {
    const { event } = onlyEvent(scheduleCalendar(koreanMailInput()).content);
    expect(event.description.split('\n')).toEqual([
      '5/17 월 14:20–14:40 CDT · 시카고',
      '5/18 화 04:20–04:40 KST · 서울',
      'Lodestar Automation, Rachel Ortiz, Head of Sourcing',
      '통역 박민서',
      'Lodestar Automation이(가) 필요로 하는 진공 그리퍼를 한결그리퍼가 공급',
    ]);
  });

  it('follows a meeting through three moves and its end: one UID, a rising SEQUENCE', () => {
    const uid = calendarUid('meeting', 'attendee');
    const steps = [0, 1, 2, 3, 4].map((sequence) => {
      const gone = sequence === 4;
      const change = gone ? 'cancelled' : sequence === 0 ? 'new' : 'moved';
      const at = `2027-05-17T1${4 + Math.min(sequence, 3)}:00:00Z`;
      const meeting = mailMeeting(at, { uid, sequence, change });
      return scheduleCalendar(
        mailInput({
          version: sequence + 1,
          generatedAt: new Date(Date.UTC(2027, 4, 6 + sequence)),
          meetings: [meeting],
        }),
      );
    });
    const seen = steps.map(({ method, content }) => {
      const { calendar, component, event } = onlyEvent(content);
      expect(property(calendar, 'method')).toBe(method);
      return [
        event.uid,
        event.sequence,
        method,
        property(component, 'status'),
        property(component, 'dtstamp'),
      ];
    });
    expect(seen).toEqual([
      [uid, 0, 'PUBLISH', 'CONFIRMED', '2027-05-06T00:00:00Z'],
      [uid, 1, 'PUBLISH', 'CONFIRMED', '2027-05-07T00:00:00Z'],
      [uid, 2, 'PUBLISH', 'CONFIRMED', '2027-05-08T00:00:00Z'],
      [uid, 3, 'PUBLISH', 'CONFIRMED', '2027-05-09T00:00:00Z'],
      [uid, 4, 'CANCEL', 'CANCELLED', '2027-05-10T00:00:00Z'],
    ]);
  });

  it('stays a publication while a meeting is left beside a cancelled one', () => {
    const meetings = [
      mailMeeting('2027-05-17T14:00:00Z', { uid: 'a@x', change: 'cancelled', sequence: 1 }),
      mailMeeting('2027-05-17T15:00:00Z', { uid: 'b@x', change: 'unchanged' }),
    ];
    const { method, content } = scheduleCalendar(mailInput({ meetings }));
    expect(method).toBe('PUBLISH');
    const { events } = eventsOf(content);
    expect(events.map(({ component }) => property(component, 'status'))).toEqual([
      'CANCELLED',
      'CONFIRMED',
    ]);
  });

  it('gives each attendee of a meeting another UID, always the same one', () => {
    expect(calendarUid('m', 'a')).toBe(calendarUid('m', 'a'));
    expect(calendarUid('m', 'a')).not.toBe(calendarUid('m', 'b'));
    expect(calendarUid('m', 'a')).toMatch(/^[0-9a-f]{32}@/);
  });
});

// 09:30 at the venue, around the nights on which the U.S. clocks change.
describe.each([
  ['America/Chicago', '2026-10-31T14:30:00Z', 'CDT', '23:30', '10/31 토'],
  ['America/Chicago', '2026-11-01T15:30:00Z', 'CST', '00:30', '11/2 월'],
  ['America/Chicago', '2027-03-13T15:30:00Z', 'CST', '00:30', '3/14 일'],
  ['America/Chicago', '2027-03-14T14:30:00Z', 'CDT', '23:30', '3/14 일'],
])('a meeting at 09:30 in %s on %s', (zone, instant, name, seoul, day) => {
  it(`is ${seoul} in Seoul`, () => {
    const input = koreanMailInput({ meetings: [mailMeeting(instant)] });
    const { event } = onlyEvent(
      scheduleCalendar({ ...input, showcase: { ...input.showcase, timeZone: zone } }).content,
    );
    const [venue, home] = event.description.split('\n');
    expect(venue).toContain(`09:30–09:50 ${name}`);
    expect(home).toContain(`${day} ${seoul}–`);
    expect(event.startDate.toJSDate()).toEqual(new Date(instant));
  });
});

describe.each([
  ['2026-10-31T00:30:00Z', 'Fri 30 Oct 20:30', 'EDT'],
  ['2026-11-02T00:30:00Z', 'Sun 1 Nov 19:30', 'EST'],
  ['2027-03-13T00:30:00Z', 'Fri 12 Mar 19:30', 'EST'],
  ['2027-03-15T00:30:00Z', 'Sun 14 Mar 20:30', 'EDT'],
])('a meeting at 09:30 in Seoul on %s', (instant, home, name) => {
  it(`is ${home} ${name} for a firm of Toledo`, () => {
    const input = mailInput({ meetings: [mailMeeting(instant)] });
    const seoul = { ...input.showcase, timeZone: 'Asia/Seoul', city: { en: 'Seoul', ko: '서울' } };
    const { event } = onlyEvent(scheduleCalendar({ ...input, showcase: seoul }).content);
    const [first, second] = event.description.split('\n');
    expect(first).toContain('09:30–09:50 KST · Seoul');
    expect(second).toMatch(new RegExp(`^${home}–.* ${name} · Toledo$`));
  });
});
