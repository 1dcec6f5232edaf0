import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { smallInstance } from '#test/factories/small-instance.js';
import type { Instance, Timetable } from './instance.js';
import { parseInstance } from './instance-check.js';
import { solveInstance } from './solve.js';
import { isRight, verifyTimetable } from './verify.js';

const file = new URL('../../test/matching-data/example.json', import.meta.url);

function example(): { instance: Instance; timetable: Timetable } {
  const instance = parseInstance(JSON.parse(readFileSync(file, 'utf8')));
  return { instance, timetable: solveInstance(instance, { seed: 1, budget: 1000 }) };
}

/** Codes of the violations after a change to the instance or its right timetable. */
function codesAfter(change: (instance: Instance, timetable: Timetable) => void): string[] {
  const { instance, timetable } = example();
  change(instance, timetable);
  const { violations } = verifyTimetable(instance, timetable);
  return [...new Set(violations.map((line) => line.split(':')[0]!))].sort();
}

function meetingOf(timetable: Timetable, a: string, b: string) {
  return timetable.meetings.find((meeting) => meeting.a === a && meeting.b === b)!;
}

describe('the verifier sees', () => {
  test('nothing wrong with the optimum', () => {
    expect(codesAfter(() => undefined)).toEqual([]);
  });

  const cases: [string, string, (instance: Instance, timetable: Timetable) => void][] = [
    [
      'a pair that meets twice',
      'pair.twice',
      (_, t) => t.meetings.push({ ...t.meetings[0]!, slot: 's3', table: 'T1' }),
    ],
    [
      'a pair that is not listed',
      'pair.unlisted',
      (i, t) => {
        const { a, b } = t.meetings[0]!;
        i.pairs = i.pairs.filter((pair) => pair.a !== a || pair.b !== b);
      },
    ],
    [
      'a pair that may not meet then',
      'pair.unavailable',
      (i) => i.pairs.forEach((pair) => (pair.available = [])),
    ],
    [
      'a delegate who is away',
      'delegate.unavailable',
      (i) => (i.participants[0]!.delegates[0]!.available = []),
    ],
    [
      'a table that is not there',
      'table.unavailable',
      (i) => i.tables.forEach((table) => (table.available = [])),
    ],
    [
      'a delegate in two meetings at once',
      'delegate.busy',
      (_, t) => (meetingOf(t, 'K2', 'U2').slot = 's2'),
    ],
    [
      'a table with two meetings at once',
      'table.busy',
      (i, t) => {
        i.participants[1]!.delegates.push({ id: 'K2b', languages: ['en'] });
        Object.assign(meetingOf(t, 'K2', 'U2'), { slot: 's3', table: 'T1', aDelegate: 'K2b' });
      },
    ],
    [
      'a delegate of another firm',
      'delegate.foreign',
      (_, t) => (meetingOf(t, 'K2', 'U2').aDelegate = 'K1a'),
    ],
    [
      'a delegate who may not attend',
      'delegate.not-allowed',
      (i) => i.pairs.forEach((pair) => (pair.delegates = { a: [] })),
    ],
    [
      'a missing interpreter',
      'interpreter.missing',
      (_, t) => (meetingOf(t, 'K1', 'U1').interpreter = null),
    ],
    [
      'a needless interpreter',
      'interpreter.needless',
      (_, t) => (meetingOf(t, 'K2', 'U1').interpreter = 'I1'),
    ],
    [
      'an interpreter who is away',
      'interpreter.unavailable',
      (i) => (i.interpreters![0]!.available = []),
    ],
    [
      'an interpreter without the language',
      'interpreter.language',
      (i) => (i.interpreters![0]!.languages = ['ko']),
    ],
    [
      'an interpreter over his limit',
      'interpreter.limit',
      (i) => (i.interpreters![0]!.maxMeetings = 0),
    ],
    ['a firm over its limit', 'participant.limit', (i) => (i.participants[1]!.maxMeetings = 1)],
    [
      'a locked meeting that moved',
      'locked.unmatched',
      (i) => (i.locked = [{ a: 'U1', b: 'K2', slot: 's1' }]),
    ],
    [
      'a precedence turned round',
      'precedence.order',
      (i) => (i.precedences = [{ before: { a: 'K1', b: 'U1' }, after: { a: 'U1', b: 'K2' } }]),
    ],
    ['an id nobody knows', 'id.unknown', (_, t) => (t.meetings[0]!.table = 'T9')],
    ['a timetable of another instance', 'instance.name', (_, t) => (t.instance = 'other')],
  ];
  test.each(cases)('%s', (_, code, change) => {
    expect(codesAfter(change)).toContain(code);
  });

  test('a claimed value that is wrong, and a bound below the value', () => {
    const { instance, timetable } = example();
    const right = verifyTimetable(instance, timetable);
    expect(isRight(right)).toBe(true);
    expect(isRight(verifyTimetable(instance, { ...timetable, value: timetable.value + 1 }))).toBe(
      false,
    );
    expect(isRight(verifyTimetable(instance, { ...timetable, bound: timetable.value - 1 }))).toBe(
      false,
    );
  });
});

describe('the verifier counts', () => {
  test('idle slots and breaks: two slots waited in one go are one break', () => {
    const instance = smallInstance(5, 1, [
      ['K', 'U1', 100],
      ['K', 'U2', 200],
      ['K', 'U3', 300],
    ]);
    const meeting = (b: string, slot: string) => ({
      a: 'K',
      b,
      slot,
      table: 'T1',
      aDelegate: 'Ka',
      bDelegate: `${b}a`,
      interpreter: null,
    });
    const timetable: Timetable = {
      format: 'showcase-timetable/1',
      instance: 'scenario',
      value: 0,
      bound: 600,
      seed: 0,
      algorithm: 'by hand',
      elapsedMs: 0,
      meetings: [meeting('U1', 's1'), meeting('U2', 's4'), meeting('U3', 's5')],
    };
    instance.weights.break = 7;
    expect(verifyTimetable(instance, timetable)).toMatchObject({
      gaps: 2,
      breaks: 1,
      value: 600 - 80 - 7,
    });
  });
});
