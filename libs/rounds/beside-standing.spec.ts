import { describe, expect, it } from '@jest/globals';

import type { RoundSnapshot } from '#libs/matching/snapshot.js';

import { besideStanding, clashesWith, type StandingMeeting } from './beside-standing.js';
import { plainPlan } from './round-kind.js';
import { isInsideHours } from './video-hours.js';

const at = (time: string) => new Date(`2027-05-17T${time}:00Z`);
const slot = (id: string, from: string, to: string) => ({
  id,
  start: at(from).toISOString(),
  end: at(to).toISOString(),
  session: 'am',
});
const firm = (id: string, side: 'KR' | 'US') => ({
  id,
  side,
  minMeetings: 1,
  maxMeetings: 2,
  delegates: [{ id: `${id}-a`, languages: ['en'] }],
  offerings: [],
  needs: [],
  interests: [],
});
const snapshot = {
  locked: [],
  slots: [slot('s1', '14:00', '14:30'), slot('s2', '14:30', '15:00'), slot('s3', '15:00', '15:30')],
  tables: [{ id: 'T001' }, { id: 'T002', available: ['s2', 's3'] }],
  interpreters: [{ id: 'I1', languages: ['ko', 'en'], maxMeetings: 1 }],
  firms: [firm('K1', 'KR'), firm('K2', 'KR'), firm('U1', 'US')],
} as unknown as RoundSnapshot;

const standing: StandingMeeting[] = [
  {
    id: 'm1',
    kind: 'in-person',
    firms: ['K1', 'U1'],
    people: ['K1-a', 'U1-a', 'I1'],
    table: 'T002',
    startsAt: at('14:20'),
    endsAt: at('14:50'),
  },
];

describe('a round beside meetings that stay', () => {
  it('has their people and tables only where they do not overlap, and counts what firms and interpreters have', () => {
    const read = besideStanding(snapshot, standing, { ...plainPlan, adds: true });
    const [k1, k2, u1] = read.firms;
    expect(k1).toMatchObject({
      minMeetings: 0,
      maxMeetings: 1,
      delegates: [{ available: ['s3'] }],
    });
    expect(k2).toEqual(snapshot.firms[1]);
    expect(u1?.delegates[0]?.available).toEqual(['s3']);
    expect(read.tables).toEqual([{ id: 'T001' }, { id: 'T002', available: ['s3'] }]);
    expect(read.interpreters[0]).toMatchObject({ available: ['s3'], maxMeetings: 0 });
    expect(read.met).toEqual([{ a: 'K1', b: 'U1' }]);
  });

  it('lets who met in another kind meet again only where that is wished', () => {
    const video = { kind: 'video' as const, adds: false, again: false };
    expect(besideStanding(snapshot, standing, video).met).toEqual([{ a: 'K1', b: 'U1' }]);
    expect(besideStanding(snapshot, standing, { ...video, again: true }).met).toEqual([]);
  });

  it('does not count an interview among the meetings that a firm asked for', () => {
    const interview = standing.map((meeting) => ({ ...meeting, kind: 'interview' as const }));
    const read = besideStanding(snapshot, interview, plainPlan);
    expect(read.firms[0]).toMatchObject({ minMeetings: 1, maxMeetings: 2 });
    expect(read.firms[0]?.delegates[0]?.available).toEqual(['s3']);
  });

  it('is in the way of a meeting with the same people, table or pair at an overlapping time', () => {
    const times = new Map(
      snapshot.slots.map(({ id, start, end }) => [
        id,
        { startsAt: new Date(start), endsAt: new Date(end) },
      ]),
    );
    const meeting = (a: string, b: string, where: string, table: string) => ({
      a,
      b,
      slot: where,
      table,
      aDelegate: `${a}-a`,
      bDelegate: `${b}-a`,
      interpreter: null,
    });
    const found = (...meetings: ReturnType<typeof meeting>[]) =>
      clashesWith(standing, meetings, times, { ...plainPlan, adds: true }).length;
    expect(found(meeting('K2', 'U2', 's1', 'T001'))).toBe(0);
    expect(found(meeting('K2', 'U1', 's3', 'T002'))).toBe(0);
    expect(found(meeting('K2', 'U1', 's2', 'T001'))).toBe(1);
    expect(found(meeting('K2', 'U2', 's1', 'T002'))).toBe(1);
    expect(found(meeting('U1', 'K1', 's3', 'T001'))).toBe(1);
  });
});

describe('hours on somebody’s own clock', () => {
  const hours = { from: '08:00', to: '20:00' };
  const call = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to) });

  it('move with summer time', () => {
    // Chicago: CST is UTC-6 until 14 March 2027, CDT is UTC-5 from then on.
    const winter = call('2027-03-12T13:30:00Z', '2027-03-12T14:00:00Z');
    const summer = call('2027-03-15T13:30:00Z', '2027-03-15T14:00:00Z');
    expect(isInsideHours(winter, 'America/Chicago', hours)).toBe(false);
    expect(isInsideHours(summer, 'America/Chicago', hours)).toBe(true);
  });

  it('are those of one day: Seoul in the morning is Chicago in the evening of the day before', () => {
    const both = call('2027-05-17T23:00:00Z', '2027-05-17T23:30:00Z');
    expect(isInsideHours(both, 'Asia/Seoul', hours)).toBe(true);
    expect(isInsideHours(both, 'America/Chicago', hours)).toBe(true);
    const late = call('2027-05-18T00:45:00Z', '2027-05-18T01:15:00Z');
    expect(isInsideHours(late, 'America/Chicago', hours)).toBe(false);
    const overMidnight = call('2027-05-17T14:45:00Z', '2027-05-17T15:15:00Z');
    expect(isInsideHours(overMidnight, 'Asia/Seoul', { from: '00:00', to: '23:59' })).toBe(false);
  });

  it('may end with the last minute of the slot', () => {
    const last = call('2027-05-18T00:30:00Z', '2027-05-18T01:00:00Z');
    expect(isInsideHours(last, 'America/Chicago', hours)).toBe(true);
  });
});
