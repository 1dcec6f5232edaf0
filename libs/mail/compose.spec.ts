import { describe, expect, it } from '@jest/globals';

import { koreanMailInput, mailInput, mailMeeting } from '#test/factories/schedule-mail.js';

import { composeScheduleMail } from './compose.js';

/** The words of an HTML mail as a reader sees them. */
function wordsOf(html: string): string {
  return html
    .replace(/<(head|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(nbsp|#160);/g, ' ')
    .replace(/\s+/g, ' ');
}

const kinds = ['html', 'text'] as const;

describe('a schedule mail in English', () => {
  const mail = composeScheduleMail(mailInput());

  it.each(kinds)('says in %s when, where, with whom and why', (kind) => {
    const words = kind === 'html' ? wordsOf(mail.html) : mail.text;
    for (const said of [
      'Dear Rachel Ortiz,',
      'Here is your meeting.',
      'Times are Chicago time, where the showcase is; your home time (Toledo) stands below each.',
      'Monday 17 May 2027 · Chicago (CDT)',
      '1 meeting',
      '14:20',
      '15:20 EDT',
      'Toledo',
      'Hangyeol Gripper 한결그리퍼',
      'Seoyeon JEONG 정서연 General Manager',
      'Interpreter Park Min-seo',
      'Table 6',
      'Why you meet: Hangyeol Gripper supplies vacuum grippers',
      'See full schedule',
      'Add to calendar',
      'Place: Lakefront Hall, second floor, Chicago.',
      'Questions: Kim Hana, +1 555 0100, office@showcase.example',
      'it is not an advertisement',
      '한국어로 보기',
    ])
      expect(words).toContain(said);
  });

  it('has a subject, a language, working links and the first meeting as preview', () => {
    expect(mail.subject).toBe(
      '[Korea–U.S. Robotics Showcase 2027] Your meetings, 17–18 May 2027 (version 1)',
    );
    expect(mail.html).toContain('<html lang="en"');
    expect(mail.html).toContain('First meeting: Mon 17 May 14:20, table 6, Hangyeol Gripper');
    const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links.map((link) => link?.replaceAll('&#x3D;', '='))).toEqual([
      'https://showcase.example/m/k3yt0ken?lang=en',
      'https://showcase.example/api/v1/schedules/k3yt0ken/calendar.ics',
      'https://showcase.example/m/k3yt0ken?lang=ko',
    ]);
  });

  it('names no change in the first version', () => {
    for (const words of [mail.text, wordsOf(mail.html)]) {
      expect(words).not.toContain('New');
      expect(words).not.toContain('last version');
    }
  });
});

describe('a schedule mail in Korean', () => {
  const mail = composeScheduleMail(koreanMailInput());

  it.each(kinds)('says the same in %s', (kind) => {
    const words = kind === 'html' ? wordsOf(mail.html) : mail.text;
    for (const said of [
      '정서연 부장님께',
      '귀사의 상담 일정 1건을 보내 드립니다.',
      '시간은 행사장인 시카고 기준이며, 서울 시간을 함께 적었습니다.',
      '2027년 5월 17일 월요일 · 시카고 (CDT)',
      '상담 1건',
      '14:20',
      '서울 04:20',
      '5/18 화',
      'Lodestar Automation',
      'Rachel Ortiz Head of Sourcing',
      '통역 박민서',
      '테이블 6',
      '배정 이유: Lodestar Automation이(가) 필요로 하는 진공 그리퍼를 한결그리퍼가 공급',
      '전체 일정 보기',
      '캘린더에 추가',
      '광고가 아닙니다',
      'View in English',
    ])
      expect(words).toContain(said);
    expect(mail.html).toContain('<html lang="ko"');
  });

  it('greets the person in charge where the title is unknown', () => {
    const { attendee } = koreanMailInput();
    const untitled = composeScheduleMail(
      koreanMailInput({ attendee: { ...attendee, title: null } }),
    );
    expect(untitled.text).toContain('담당자님께');
    expect(untitled.text).not.toContain('정서연 님');
  });
});

describe('what changed since the last version', () => {
  const mail = composeScheduleMail(
    mailInput({
      version: 3,
      meetings: [
        mailMeeting('2027-05-17T14:50:00Z', { uid: 'a@x', change: 'unchanged' }),
        mailMeeting('2027-05-17T19:20:00Z', {
          uid: 'b@x',
          change: 'moved',
          sequence: 1,
          previous: { startsAt: new Date('2027-05-17T14:50:00Z'), table: 4 },
        }),
        mailMeeting('2027-05-18T14:50:00Z', { uid: 'c@x', change: 'new' }),
        mailMeeting('2027-05-18T16:00:00Z', { uid: 'd@x', change: 'cancelled', sequence: 2 }),
      ],
    }),
  );

  it.each(kinds)('is marked by a word in %s, with the old time', (kind) => {
    const words = kind === 'html' ? wordsOf(mail.html) : mail.text;
    for (const said of ['Moved', 'was Mon 17 May 09:50, table 4', 'New', 'Cancelled'])
      expect(words).toContain(said);
    expect(words).toContain('Here are your 3 meetings. Since the last version 3 meetings have');
  });

  it('does not count or preview what is cancelled', () => {
    const all = mailInput({
      version: 2,
      meetings: [mailMeeting('2027-05-17T14:50:00Z', { change: 'cancelled', sequence: 1 })],
    });
    const cancelled = composeScheduleMail(all);
    expect(cancelled.text).toContain('no meeting is left');
    expect(cancelled.html).toContain('Your meetings have been cancelled');
    expect(cancelled.calendarMethod).toBe('CANCEL');
  });
});

describe('an interpreter', () => {
  it('gets both firms of each meeting', () => {
    const { attendee } = mailInput();
    const [kr] = mailMeeting('2027-05-17T19:20:00Z').parties;
    const [us] = koreanMailInput().meetings[0]?.parties ?? [];
    if (!kr || !us) throw new Error('a meeting has parties');
    const mail = composeScheduleMail(
      mailInput({
        attendee: { ...attendee, kind: 'interpreter', title: null, company: null },
        meetings: [mailMeeting('2027-05-17T19:20:00Z', { parties: [kr, us] })],
      }),
    );
    expect(mail.subject).toContain('Your assignments');
    expect(mail.text).toContain('Hangyeol Gripper 한결그리퍼 – Lodestar Automation');
    expect(mail.text).toContain('Seoyeon JEONG 정서연 General Manager (Korean)');
    expect(mail.text).toContain('Rachel Ortiz Head of Sourcing (English)');
    expect(mail.calendar?.replaceAll('\r\n ', '')).toContain('General Manager\\, Korean');
  });
});

describe('names that are not names', () => {
  const hostile =
    '<img src=x onerror=alert(1)>"\r\nBcc: all@example.com\r\n\r\n{{subject}} 한결\u2028x';
  const text = { en: hostile, ko: hostile };
  const mail = composeScheduleMail(
    mailInput({
      showcase: { ...mailInput().showcase, name: text, venue: text, city: text },
      attendee: { ...mailInput().attendee, name: text, homeCity: hostile },
      meetings: [
        mailMeeting('2027-05-17T19:20:00Z', {
          parties: [
            {
              company: text,
              country: 'KR',
              person: text,
              title: text,
              timeZone: 'Asia/Seoul',
              languages: ['ko'],
            },
          ],
          interpreter: text,
          reasons: [text],
        }),
      ],
    }),
  );

  it('stay text in HTML, and one line in the subject and the plain text', () => {
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('{{subject}} 한결');
    expect(mail.subject).not.toMatch(/[\r\n\u2028]/);
    expect(mail.text.split('\n').some((line) => line.trimStart().startsWith('Bcc:'))).toBe(false);
    expect(mail.calendar).not.toMatch(/^Bcc:/m);
  });
});
