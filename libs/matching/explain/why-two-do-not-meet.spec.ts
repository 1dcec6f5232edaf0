import { describe, expect, test } from '@jest/globals';
import { smallInstance } from '#test/factories/small-instance.js';
import { createSnapshot } from '#test/factories/snapshot.js';
import type { Instance, TimetableMeeting } from '../instance.js';
import { parseInstance } from '../instance-check.js';
import { openBook, openInstance, openRound, openTimetable } from '../open-round.js';
import { runRound } from '../round.js';
import { scorePairs } from '../score/score-pairs.js';
import { explainApart, explainPair } from './explain-pair.js';
import { findWorthALook } from './worth-a-look.js';

/** `K1 U1 s1`: who meets where, at table T1, with the first delegates. */
function meeting(words: string): TimetableMeeting {
  const [a = '', b = '', slot = '', table = 'T1'] = words.split(' ');
  return { a, b, slot, table, aDelegate: `${a}a`, bDelegate: `${b}a`, interpreter: null };
}

function why(instance: Instance, meetings: string[], a = 'K1', b = 'U1') {
  const book = openInstance(parseInstance(instance));
  return explainApart(openTimetable(book, { meetings: meetings.map(meeting) }), a, b, null);
}

const pairs: [string, string, number][] = [
  ['K1', 'U1', 500],
  ['K1', 'U2', 600],
  ['K2', 'U1', 700],
];

const people = (change: Record<string, object>, languages: Record<string, string[]> = {}) =>
  ['K1', 'K2', 'U1', 'U2'].map((id) => ({
    id,
    minMeetings: 0,
    maxMeetings: 3,
    delegates: [{ id: `${id}a`, languages: languages[id] ?? ['en'], ...change[id] }],
  }));

const only = <Firm extends { id: string }>(firms: Firm[]) =>
  firms.filter(({ id }) => id.endsWith('1'));

describe('why two firms do not meet', () => {
  test('they are never there together', () => {
    const participants = people({ K1: { available: ['s1'] }, U1: { available: ['s2', 's3'] } });
    const { reason, slots, force, remedies } = why(
      smallInstance(3, 2, [['K1', 'U1', 500]], { participants: only(participants) }),
      [],
    );
    expect(reason).toEqual({ code: 'never-together' });
    expect(force).toBeNull();
    expect(slots.map(({ blockers }) => blockers)).toEqual([
      [{ code: 'away', firm: 'U1' }],
      [{ code: 'away', firm: 'K1' }],
      [{ code: 'away', firm: 'K1' }],
    ]);
    expect(remedies).toEqual([
      {
        code: 'stay',
        firm: 'K1',
        delegate: 'K1a',
        slot: 's2',
        when: 'later',
        gain: 500,
        further: 0,
      },
      {
        code: 'stay',
        firm: 'U1',
        delegate: 'U1a',
        slot: 's1',
        when: 'earlier',
        gain: 500,
        further: 0,
      },
    ]);
  });

  test('nobody can interpret between them', () => {
    const participants = people({}, { K1: ['ko'] });
    const { reason, force, remedies } = why(
      smallInstance(1, 2, [['K1', 'U1', 500]], { participants: only(participants) }),
      [],
    );
    expect(reason).toEqual({ code: 'no-interpreter-ever' });
    expect(force).toBeNull();
    // With one more interpreter in the only slot, nobody else is needed.
    expect(remedies).toEqual([{ code: 'interpreter', slot: 's1', gain: 500, further: 0 }]);
  });

  test('the interpreter is with others', () => {
    const participants = people({}, { K1: ['ko'], K2: ['ko'] });
    const interpreters = [{ id: 'I1', languages: ['ko', 'en'], maxMeetings: 1 }];
    const meetings = [{ ...meeting('K2 U1 s1'), interpreter: 'I1' }];
    const book = openInstance(
      parseInstance(smallInstance(2, 2, pairs, { participants, interpreters })),
    );
    const answer = explainApart(openTimetable(book, { meetings }), 'K1', 'U2', null);
    expect(answer.reason).toEqual({ code: 'no-interpreter-left' });
    expect(answer.slots.map(({ blockers }) => blockers)).toEqual([
      [{ code: 'interpreters-busy' }],
      [{ code: 'interpreters-busy' }],
    ]);
    expect(answer.force).toMatchObject({
      cost: { atLeast: 100, atMost: 100, exact: true },
      changes: [{ code: 'lost', a: 'K2', b: 'U1', to: null }],
    });
  });

  test('one of them has all the meetings it may have', () => {
    const participants = people({}).map((firm) =>
      firm.id === 'U1' ? { ...firm, maxMeetings: 1 } : firm,
    );
    const answer = why(smallInstance(2, 2, pairs, { participants }), ['K2 U1 s1', 'K1 U2 s1 T2']);
    expect(answer.reason).toEqual({ code: 'side-full', firm: 'U1', meetings: 1 });
    expect(answer.force).toMatchObject({
      cost: { atLeast: 200, atMost: 200, exact: true },
      changes: [{ code: 'lost', a: 'K2', b: 'U1' }],
    });
    expect(answer.remedies).toEqual([{ code: 'limit', firms: ['U1'], gain: 500, further: 0 }]);
  });

  test('all tables are taken, and moving another frees one', () => {
    const answer = why(
      smallInstance(
        2,
        1,
        [
          ['K1', 'U1', 500],
          ['K2', 'U2', 100],
        ],
        {
          precedences: [{ before: { a: 'K2', b: 'U2' }, after: { a: 'K1', b: 'U1' } }],
        },
      ),
      ['K2 U2 s1'],
    );
    expect(answer.slots).toMatchObject([
      { blockers: [{ code: 'tables-full' }, { code: 'order', a: 'K2', b: 'U2' }] },
      { blockers: [] },
    ]);
    expect(answer.reason).toEqual({ code: 'could-be-added' });
    expect(answer.slots[1]!.costAtMost).toBe(-500);
    expect(answer.force!.slot).toBe('s2');
  });

  test('who is busy, and with whom, slot by slot', () => {
    const answer = why(smallInstance(2, 3, pairs), ['K1 U2 s1', 'K2 U1 s2']);
    expect(answer.reason).toEqual({ code: 'no-common-slot' });
    expect(answer.slots.map(({ blockers }) => blockers)).toEqual([
      [{ code: 'busy', firm: 'K1', with: ['U2'] }],
      [{ code: 'busy', firm: 'U1', with: ['K2'] }],
    ]);
    // K1 - U2 moves to the second slot: nothing is lost.
    expect(answer.force).toMatchObject({
      cost: { atMost: -500 },
      changes: [{ code: 'moved' }],
    });
  });
});

describe('a round', () => {
  const snapshot = createSnapshot({ firms: 10, seed: 4 });
  const { timetable, pairs: scored } = runRound(snapshot, { seed: 1, budget: 2000 });
  const round = openRound(snapshot, scored, timetable);

  test('names what the rules forbid before anything else', () => {
    const no = snapshot.wishes.find(({ kind }) => kind === 'no')!;
    expect(explainPair(round, no.to, no.from)).toMatchObject({
      meets: false,
      reason: { code: 'wish-no', firm: no.from },
      force: null,
      remedies: [],
    });
    expect(explainPair(round, 'KR-0001', 'KR-0002')).toMatchObject({
      reason: { code: 'same-side' },
    });
    expect(explainPair(round, 'KR-0001', 'gone')).toMatchObject({
      reason: { code: 'firm-absent', firm: 'gone' },
      slots: [],
    });
  });

  test('prices a pair for which nothing speaks as one that is worth nothing', () => {
    const firms = snapshot.firms.map(({ id }) => id);
    const listed = new Set(scored.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
    const no = new Set(
      snapshot.wishes
        .filter((w) => w.kind === 'no')
        .flatMap((w) => [`${w.from} ${w.to}`, `${w.to} ${w.from}`]),
    );
    const [a, b] = firms
      .flatMap((x) => firms.map((y) => [x, y] as const))
      .find(
        ([x, y]) => x < y && x[0] !== y[0] && !listed.has(`${x} ${y}`) && !no.has(`${x} ${y}`),
      )!;
    const answer = explainPair(round, a, b);
    expect(answer).toMatchObject({
      meets: false,
      scored: null,
      reason: { code: 'nothing-speaks' },
    });
    expect(answer.meets === false && answer.force!.cost).toMatchObject({
      atLeast: null,
      exact: false,
    });
  });

  test('gives a meeting its reasons, its rank for each side, and where else it could be', () => {
    const { a, b } = timetable.meetings[0]!;
    const answer = explainPair(round, b, a);
    const partners = (firm: string) => scored.filter((pair) => pair.a === firm || pair.b === firm);
    const own = scored.find((pair) => pair.a === a && pair.b === b)!;
    expect(answer).toMatchObject({ meets: true, scored: own, meeting: timetable.meetings[0] });
    for (const rank of answer.ranks) {
      const of = partners(rank.firm);
      expect(rank.partners).toBe(of.length);
      expect(rank.ofPartners).toBe(of.filter(({ score }) => score > own.score).length + 1);
    }
  });

  test('lists every must that is not met and every firm below its minimum', () => {
    const few = { meetings: timetable.meetings.slice(0, 8) };
    const poor = openTimetable(openBook(snapshot, scorePairs(snapshot)), few);
    const { musts, minima } = findWorthALook(poor);
    const met = new Set(few.meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
    const missed = snapshot.wishes.filter(
      ({ from, to, kind }) => kind === 'must' && !met.has(`${from} ${to}`),
    );
    expect(musts.map(({ from, to }) => `${from} ${to}`)).toEqual(
      missed.map(({ from, to }) => `${from} ${to}`),
    );
    const count = (id: string) => few.meetings.filter(({ a, b }) => a === id || b === id).length;
    const short = snapshot.firms.filter(({ id, minMeetings }) => count(id) < minMeetings);
    expect(minima.map(({ firm, meetings }) => [firm, meetings])).toEqual(
      short.map(({ id }) => [id, count(id)]),
    );
    expect(short.length).toBeGreaterThan(0);
    expect(minima.some(({ next }) => next !== null && next.cost.atMost < 0)).toBe(true);
  });
});
