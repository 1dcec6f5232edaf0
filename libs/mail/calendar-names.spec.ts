import { spawnSync } from 'node:child_process';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { mailInput, mailMeeting } from '#test/factories/schedule-mail.js';
import { onlyEvent } from '#test/support/calendar.js';

import { scheduleCalendar } from './calendar.js';
import type { ScheduleMailInput } from './schedule-mail.js';

describe('names from outside', () => {
  const piece = fc.constantFrom(
    ...['\r\n', '\r', '\n', '\u2028', '\u2029', '\0', '\t', ';', ',', '\\', '"', ':', '^n', '\\n'],
    ...['🤖', '\u202e', '한결그리퍼', '똠펲', 'ATTENDEE:mailto:x@y', 'END:VEVENT', 'Ortiz', ' '],
  );
  const name = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 })
    .map((pieces) => pieces.join(''));

  function withNames(names: string[]): ScheduleMailInput {
    const [company = '', person = '', title = '', venue = '', reason = ''] = names;
    const both = (text: string) => ({ en: text, ko: text });
    return mailInput({
      showcase: { ...mailInput().showcase, name: both(venue), venue: both(venue) },
      meetings: [
        mailMeeting('2027-05-17T19:20:00Z', {
          parties: [
            {
              company: both(company),
              country: 'KR',
              person: both(person),
              title: both(title),
              timeZone: 'Asia/Seoul',
              languages: ['ko'],
            },
          ],
          interpreter: both(person),
          reasons: [both(reason)],
        }),
      ],
    });
  }

  /** What a name is allowed to lose: characters that end lines, and the double quote. */
  const kept = (text: string) =>
    text
      .replaceAll('"', '')
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim();

  const expected = onlyEvent(scheduleCalendar(mailInput()).content).names;

  it('add no line and come back as they were, 10,000 of them', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 5, maxLength: 5 }), (names) => {
        const { content } = scheduleCalendar(withNames(names));
        const { event, names: lines } = onlyEvent(content);
        expect(lines).toEqual(expected);
        const [company = '', , , venue = '', reason = ''] = names;
        expect(event.summary).toBe(kept(`${company} · Table 6`));
        expect(event.location).toBe(kept(`Table 6, ${venue}, Chicago`));
        expect(event.description.split('\n').at(-1)).toBe(kept(reason));
        for (const line of content.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('fold between characters of three bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'한결그리퍼누리모션똠펲뷁햏'), {
          minLength: 30,
          maxLength: 300,
        }),
        (syllables) => {
          const long = syllables.join('');
          const { content } = scheduleCalendar(withNames([long, long, long, long, long]));
          const lines = content.split('\r\n');
          for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(content).not.toContain('\uFFFD');
          expect(onlyEvent(content).event.summary).toBe(`${long} · Table 6`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Debian's python3-icalendar, a second parser that keeps what it could not read. */
const python = ['python3', '/usr/bin/python3'].find(
  (each) => spawnSync(each, ['-c', 'import icalendar']).status === 0,
);
const withPython = python ? it : it.skip;

describe('a second parser', () => {
  withPython('reads the calendar without an error', () => {
    const script = `
import sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
parts = list(calendar.walk())
print([part.errors for part in parts if part.errors], len(parts), calendar['METHOD'])
print([str(part['SUMMARY']) for part in calendar.walk('VEVENT')])`;
    const name = { en: '한결 "그리퍼"; \r\nATTENDEE:x, \\ 🤖', ko: '한결' };
    const input = mailInput();
    const { content } = scheduleCalendar({
      ...input,
      showcase: { ...input.showcase, name, venue: name },
    });
    const read = spawnSync(python ?? '', ['-c', script], { input: content, encoding: 'utf8' });
    expect(read.stdout.trim().split('\n')).toEqual([
      '[] 2 PUBLISH',
      "['Hangyeol Gripper · Table 6']",
    ]);
  });
});
