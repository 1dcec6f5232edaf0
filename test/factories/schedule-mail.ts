import type { ScheduleMailInput, ScheduleMailMeeting } from '#libs/mail/schedule-mail.js';

/** A meeting of the invented Lodestar Automation, in a showcase in Chicago. */
export function mailMeeting(
  at: string,
  change: Partial<ScheduleMailMeeting> = {},
): ScheduleMailMeeting {
  const startsAt = new Date(at);
  return {
    uid: 'b8b6f5a4d2a14c1f9a53f6c1c7b2e901@showcase-match',
    sequence: 0,
    change: 'new',
    previous: null,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 20 * 60_000),
    kind: 'in-person',
    table: 6,
    link: null,
    parties: [
      {
        company: { en: 'Hangyeol Gripper', ko: '한결그리퍼' },
        country: 'KR',
        person: { en: 'Seoyeon JEONG', ko: '정서연' },
        title: { en: 'General Manager', ko: '부장' },
        timeZone: 'Asia/Seoul',
        languages: ['ko'],
      },
    ],
    interpreter: { en: 'Park Min-seo', ko: '박민서' },
    reasons: [
      {
        en: 'Hangyeol Gripper supplies vacuum grippers, which Lodestar Automation needs',
        ko: 'Lodestar Automation이(가) 필요로 하는 진공 그리퍼를 한결그리퍼가 공급',
      },
    ],
    ...change,
  };
}

/** The schedule of Rachel Ortiz of Lodestar Automation, Toledo: an invented firm. */
export function mailInput(change: Partial<ScheduleMailInput> = {}): ScheduleMailInput {
  return {
    language: 'en',
    attendee: {
      kind: 'delegate',
      name: { en: 'Rachel Ortiz', ko: 'Rachel Ortiz' },
      title: { en: 'Head of Sourcing', ko: 'Head of Sourcing' },
      email: 'rachel@lodestar.example',
      timeZone: 'America/New_York',
      homeCity: 'Toledo',
      company: { en: 'Lodestar Automation', ko: 'Lodestar Automation' },
    },
    showcase: {
      name: { en: 'Korea–U.S. Robotics Showcase 2027', ko: '한미 로보틱스 상담회 2027' },
      venue: { en: 'Lakefront Hall, second floor', ko: 'Lakefront Hall 2층' },
      city: { en: 'Chicago', ko: '시카고' },
      timeZone: 'America/Chicago',
      startsOn: '2027-05-17',
      endsOn: '2027-05-18',
      contact: { name: 'Kim Hana', email: 'office@showcase.example', phone: '+1 555 0100' },
    },
    version: 1,
    generatedAt: new Date('2027-05-06T15:00:00Z'),
    scheduleUrl: 'https://showcase.example/m/k3yt0ken',
    calendarUrl: 'https://showcase.example/api/v1/schedules/k3yt0ken/calendar.ics',
    meetings: [mailMeeting('2027-05-17T19:20:00Z')],
    ...change,
  };
}

/** The same showcase for a Korean delegate: `정서연 부장` of 한결그리퍼, who reads Korean. */
export function koreanMailInput(change: Partial<ScheduleMailInput> = {}): ScheduleMailInput {
  const lodestar = {
    company: { en: 'Lodestar Automation', ko: 'Lodestar Automation' },
    country: 'US' as const,
    person: { en: 'Rachel Ortiz', ko: 'Rachel Ortiz' },
    title: { en: 'Head of Sourcing', ko: 'Head of Sourcing' },
    timeZone: 'America/New_York',
    languages: ['en'],
  };
  return mailInput({
    language: 'ko',
    attendee: {
      kind: 'delegate',
      name: { en: 'Seoyeon JEONG', ko: '정서연' },
      title: { en: 'General Manager', ko: '부장' },
      email: 'seoyeon@hangyeol.example',
      timeZone: 'Asia/Seoul',
      homeCity: 'Ansan',
      company: { en: 'Hangyeol Gripper', ko: '한결그리퍼' },
    },
    meetings: [mailMeeting('2027-05-17T19:20:00Z', { parties: [lodestar] })],
    ...change,
  });
}
