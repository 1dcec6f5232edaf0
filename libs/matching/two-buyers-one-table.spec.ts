import { describe, expect, test } from '@jest/globals';
import { smallInstance } from '#test/factories/small-instance.js';
import type { Instance } from './instance.js';
import { parseInstance } from './instance-check.js';
import { solveInstance } from './solve.js';
import { isRight, verifyTimetable } from './verify.js';

function solve(instance: Instance) {
  const parsed = parseInstance(instance);
  const timetable = solveInstance(parsed, { seed: 1, budget: 3000 });
  const verdict = verifyTimetable(parsed, timetable);
  expect(isRight(verdict)).toBe(true);
  const met = timetable.meetings.map(({ a, b, slot }) => `${a}-${b}@${slot}`);
  return { timetable, verdict, met };
}

describe('two buyers, one table', () => {
  test('one slot: the dearer pair meets', () => {
    const { met, timetable } = solve(
      smallInstance(1, 1, [
        ['K', 'U1', 500],
        ['K', 'U2', 700],
      ]),
    );
    expect(met).toEqual(['K-U2@s1']);
    expect(timetable.bound).toBe(700);
  });

  test('two slots: both meet, one after the other', () => {
    const { verdict } = solve(
      smallInstance(2, 1, [
        ['K', 'U1', 500],
        ['K', 'U2', 700],
      ]),
    );
    expect(verdict).toMatchObject({ meetings: 2, value: 1200, bound: 1200 });
  });

  test('a must goes before a dearer wish', () => {
    const instance = smallInstance(1, 1, [
      ['K', 'U1', 500],
      ['K', 'U2', 700],
    ]);
    instance.pairs[0]!.must = true;
    expect(solve(instance).met).toEqual(['K-U1@s1']);
  });

  test('a buyer short of his minimum goes before a dearer pair', () => {
    const instance = smallInstance(1, 1, [
      ['K', 'U1', 500],
      ['K', 'U2', 700],
    ]);
    instance.participants.find(({ id }) => id === 'U1')!.minMeetings = 1;
    expect(solve(instance).met).toEqual(['K-U1@s1']);
  });
});

describe('an interpreter for two', () => {
  const instance = smallInstance(
    2,
    2,
    [
      ['K1', 'U1', 500],
      ['K2', 'U2', 400],
    ],
    {
      interpreters: [{ id: 'I', languages: ['ko', 'en'], maxMeetings: 1 }],
    },
  );
  for (const firm of instance.participants.filter(({ id }) => id.startsWith('K'))) {
    firm.delegates[0]!.languages = ['ko'];
  }

  test('serves no more meetings than the day allows, and the bound knows it', () => {
    const { verdict, met } = solve(instance);
    expect(met.map((line) => line.split('@')[0])).toEqual(['K1-U1']);
    expect(verdict).toMatchObject({ interpreted: 1, bound: 500 });
  });

  test('is left to the other firm when a colleague speaks English', () => {
    const helped = structuredClone(instance);
    helped.participants
      .find(({ id }) => id === 'K1')!
      .delegates.push({
        id: 'K1b',
        languages: ['en'],
      });
    expect(solve(helped).verdict).toMatchObject({ meetings: 2, interpreted: 1, value: 900 });
  });
});

describe('a timetable that stands already', () => {
  const pairs: [string, string, number][] = [
    ['K1', 'U1', 300],
    ['K1', 'U2', 310],
    ['K2', 'U1', 320],
    ['K2', 'U2', 330],
  ];

  test('a locked meeting stays where it is, whichever way round it is written', () => {
    const instance = smallInstance(3, 2, pairs, {
      locked: [{ a: 'U2', b: 'K1', slot: 's3', aDelegate: 'U2a', table: 'T2' }],
    });
    const { timetable } = solve(instance);
    expect(timetable.meetings).toContainEqual(
      expect.objectContaining({ a: 'K1', b: 'U2', slot: 's3', table: 'T2' }),
    );
  });

  test('locked meetings that exclude each other are refused', () => {
    const instance = smallInstance(3, 2, pairs, {
      locked: [
        { a: 'K1', b: 'U1', slot: 's1' },
        { a: 'K1', b: 'U2', slot: 's1' },
      ],
    });
    expect(() => solve(instance)).toThrow(
      expect.objectContaining({ code: 'locked.impossible', path: 'locked[0]' }),
    );
  });

  test('what met before is not moved for nothing', () => {
    const first = solve(smallInstance(3, 2, pairs)).timetable;
    const again = solve(smallInstance(3, 2, pairs, { previous: first.meetings }));
    expect(again.verdict.changed).toBe(0);
    expect(again.timetable.meetings).toEqual(first.meetings);
  });

  test('a meeting whose slot is gone costs its change, and no more', () => {
    const previous = [{ a: 'K1', b: 'U1', slot: 'gone' }];
    const { verdict } = solve(smallInstance(3, 2, pairs, { previous }));
    expect(verdict).toMatchObject({ changed: 1, value: 1260 - 150, bound: 1260 - 150 });
  });
});

describe('order and waiting', () => {
  test('a precedence is kept, and dropped with either of its pairs', () => {
    const pairs: [string, string, number][] = [
      ['K1', 'U1', 300],
      ['K2', 'U2', 500],
    ];
    const precedences = [{ before: { a: 'U1', b: 'K1' }, after: { a: 'K2', b: 'U2' } }];
    expect(solve(smallInstance(2, 2, pairs, { precedences })).met).toEqual([
      'K1-U1@s1',
      'K2-U2@s2',
    ]);
    expect(solve(smallInstance(1, 2, pairs, { precedences })).met).toEqual(['K2-U2@s1']);
  });

  test('nobody waits when it can be avoided, also in a session of more than 32 slots', () => {
    const instance = smallInstance(1, 1, [
      ['K', 'U1', 300],
      ['K', 'U2', 310],
      ['K', 'U3', 320],
    ]);
    instance.slots = Array.from({ length: 70 }, (_, i) => ({
      id: `s${i}`,
      start: new Date(Date.UTC(2026, 11, 2, 0, 10 * i)).toISOString(),
      end: new Date(Date.UTC(2026, 11, 2, 0, 10 * i + 9)).toISOString(),
      session: 'day',
    }));
    for (const firm of instance.participants) firm.maxMeetings = 3;
    instance.weights = { gap: 40, break: 100 };
    expect(solve(instance).verdict).toMatchObject({ meetings: 3, gaps: 0, breaks: 0, value: 930 });
  });

  test('a talk between two meetings is no waiting', () => {
    const instance = smallInstance(3, 1, [
      ['K', 'U1', 300],
      ['K', 'U2', 310],
    ]);
    const supplier = instance.participants.find(({ id }) => id === 'K')!;
    supplier.delegates[0]!.available = ['s1', 's3'];
    expect(solve(instance).verdict).toMatchObject({ meetings: 2, gaps: 0, value: 610 });
  });
});

describe('stopping', () => {
  test('keeps the best so far', () => {
    const pairs: [string, string, number][] = [
      ['K1', 'U1', 300],
      ['K2', 'U1', 310],
    ];
    const instance = parseInstance(smallInstance(2, 1, pairs));
    const timetable = solveInstance(instance, { seed: 1, budget: 'long' }, { stopped: () => true });
    expect(isRight(verifyTimetable(instance, timetable))).toBe(true);
  });

  test('a budget or a seed that is none is refused', () => {
    const instance = parseInstance(smallInstance(1, 1, [['K', 'U', 1]]));
    expect(() => solveInstance(instance, { seed: 1, budget: -5 })).toThrow(
      expect.objectContaining({ code: 'options.budget' }),
    );
    expect(() => solveInstance(instance, { seed: 0.5, budget: 10 })).toThrow(
      expect.objectContaining({ code: 'options.seed' }),
    );
  });
});
