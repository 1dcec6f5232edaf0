import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInstance } from '#test/factories/instance.js';
import { createSnapshot } from '#test/factories/snapshot.js';
import { parseInstance } from './instance-check.js';
import { compile } from './model.js';
import { answerQuestion } from './desk.js';
import { Newest } from './newest.js';
import { openRound } from './open-round.js';
import { placeTimetable } from './place-timetable.js';
import { runRound } from './round.js';
import { solveInstance } from './solve.js';

describe('a given timetable', () => {
  test('is laid in as it stands, whichever way round its rows are, and is worth what it was', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 10 }), (seed, trouble) => {
        const instance = parseInstance(createInstance({ seed, firms: 9, slots: 8, trouble }));
        const previous = (instance.previous ?? []).map(({ table: _, ...entry }) => entry);
        const plain = { ...instance, previous };
        const { meetings, value } = solveInstance(plain, { seed: 1, budget: 500 });
        const turned = meetings.map((row, i) =>
          i % 2 === 0
            ? row
            : { ...row, a: row.b, b: row.a, aDelegate: row.bDelegate, bDelegate: row.aDelegate },
        );
        const placed = placeTimetable(compile(plain), { meetings: turned });
        expect(placed.unplaced).toEqual([]);
        expect(placed.schedule.value).toBe(value);
        expect([...placed.tables.values()].sort()).toEqual(meetings.map((m) => m.table).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('tells which meetings the round has no place for', () => {
    const instance = parseInstance(createInstance({ seed: 3, firms: 9, slots: 8, trouble: 0 }));
    const { meetings } = solveInstance(instance, { seed: 1, budget: 500 });
    const [first] = meetings;
    const gone = { ...first!, slot: 'gone' };
    const stranger = { ...meetings[1]!, aDelegate: 'stranger' };
    const { unplaced } = placeTimetable(compile(instance), {
      meetings: [gone, stranger, ...meetings.slice(2), meetings[2]!],
    });
    expect(unplaced).toEqual([gone, stranger, meetings[2]]);
  });

  test('keeps reasons also of pairs that do not meet', () => {
    const snapshot = createSnapshot({ firms: 8, seed: 2 });
    const { timetable, pairs, quality } = runRound(snapshot, { seed: 1, budget: 500 });
    const round = openRound(snapshot, pairs, timetable);
    expect(round.schedule.value).toBe(quality.value);
    const met = new Set(timetable.meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
    const apart = pairs.find(({ a, b }) => !met.has(`${a} ${b}`))!;
    const { a, b } = apart;
    expect(answerQuestion(round, { ask: 'why', a: b, b: a })).toMatchObject({
      meets: false,
      scored: apart,
    });
  });
});

test('of values by key the one not used for longest goes first', () => {
  const newest = new Newest<number>(2);
  newest.set('a', 1);
  newest.set('b', 2);
  newest.get('a');
  newest.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => newest.get(key))).toEqual([1, undefined, 3]);
});
