import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bestValue } from '#test/factories/brute-force.js';
import { createInstance } from '#test/factories/instance.js';
import { begunSlots } from '../edit/close-past.js';
import type { Instance, TimetableMeeting } from '../instance.js';
import { parseInstance } from '../instance-check.js';
import { compile } from '../model.js';
import { solveInstance } from '../solve.js';
import { verifyTimetable } from '../verify.js';
import { type Cause, isSamePair } from './cause.js';
import { changeInstance } from './change-instance.js';
import { countChanges } from './count-changes.js';
import { repairBound } from './repair-bound.js';
import { repairTimetable } from './repair-timetable.js';

const kinds = [
  'no-show',
  'leaves',
  'delegate-lost',
  'interpreter-lost',
  'table-lost',
  'slot-lost',
  'declined',
] as const;

function causeOf(instance: Instance, kind: (typeof kinds)[number], k: number): Cause {
  const of = <T>(rows: T[]): T => rows[k % rows.length]!;
  const firm = of(instance.participants);
  const from = of(instance.slots).start;
  switch (kind) {
    case 'no-show':
      return { kind, participant: firm.id };
    case 'leaves':
      return { kind, participant: firm.id, from };
    case 'delegate-lost':
      return { kind, delegate: firm.delegates[0]!.id, from };
    case 'interpreter-lost':
      return { kind, interpreter: of(instance.interpreters!).id };
    case 'table-lost':
      return { kind, table: of(instance.tables).id };
    case 'slot-lost':
      return { kind, slot: of(instance.slots).id };
    case 'declined':
      return { kind, a: of(instance.pairs).b, b: of(instance.pairs).a };
  }
}

function judge(instance: Instance, meetings: TimetableMeeting[]) {
  return verifyTimetable(instance, {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value: 0,
    bound: 0,
    seed: 0,
    algorithm: '',
    elapsedMs: 0,
  });
}

/** A timetable of a random instance, something that happens, and the timetable that is made of it. */
function happen(free: Instance, drawn: { kind: number; k: number; begun: number }, seed: number) {
  const { meetings } = solveInstance(free, { seed: 1, budget: 300 });
  const cause = causeOf(free, kinds[drawn.kind]!, drawn.k);
  const now = drawn.begun === 0 ? undefined : free.slots[drawn.begun - 1]?.start;
  const begun = begunSlots(free.slots, now);
  const instance = changeInstance(free, { cause, meetings, begun });
  const locks = meetings.filter((_, i) => (i + seed) % 4 === 0);
  const model = compile(instance);
  const repaired = repairTimetable({ instance, model }, { earlier: meetings, begun, locks });
  return { instance, meetings, cause, begun, locks, model, repaired };
}

const drawn = fc.record({
  kind: fc.nat(kinds.length - 1),
  k: fc.nat(20),
  begun: fc.nat(4),
});

describe('any repair', () => {
  test('is feasible, leaves what has begun and what is locked, and is never worse than only dropping', () => {
    let improved = 0;
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(10), drawn, (seed, trouble, draw) => {
        const free = parseInstance(createInstance({ seed, firms: 9, slots: 8, trouble }));
        const { instance, meetings, begun, locks, repaired } = happen(free, draw, seed);
        const past = (rows: TimetableMeeting[]) => rows.filter(({ slot }) => begun.has(slot));
        const { violations, value } = judge(
          { ...instance, locked: repaired.locked },
          repaired.meetings,
        );
        expect(violations).toEqual([]);
        expect(value).toBe(repaired.value);
        expect(past(repaired.meetings)).toHaveLength(past(meetings).length);
        for (const row of past(meetings)) expect(repaired.meetings).toContainEqual(row);
        for (const lock of locks) {
          const alone = judge(instance, [lock]).feasible;
          if (alone) expect(repaired.meetings).toContainEqual(lock);
        }
        const possible = meetings.filter((row) => judge(instance, [row]).feasible);
        expect(repaired.value).toBeGreaterThanOrEqual(judge(instance, possible).value);
        expect(repaired.value).toBeGreaterThanOrEqual(repaired.droppedValue);
        if (repaired.value > repaired.droppedValue) improved++;
      }),
      { numRuns: 80 },
    );
    expect(improved).toBeGreaterThan(5);
  });

  test('a meeting that was declined is gone unless it has begun', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(20), fc.nat(4), (seed, k, begin) => {
        const free = parseInstance(createInstance({ seed, firms: 8, slots: 6, trouble: 3 }));
        const declined = { kind: kinds.indexOf('declined'), k, begun: begin };
        const { cause, meetings, begun, repaired } = happen(free, declined, seed);
        const pair = cause as { a: string; b: string };
        const before = meetings.find((row) => isSamePair(row, pair));
        const now = repaired.meetings.find((row) => isSamePair(row, pair));
        expect(now).toEqual(before && begun.has(before.slot) ? before : undefined);
      }),
      { numRuns: 30 },
    );
  });

  test('finds the best of all ways to go on where they can all be tried, below its bound', () => {
    let found = 0;
    let tried = 0;
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(10), drawn, (seed, trouble, draw) => {
        const free = parseInstance(createInstance({ seed, firms: 4, slots: 2, trouble }));
        const tables = free.tables.slice(0, 1).map(({ id }) => ({ id }));
        const pairs = free.pairs.slice(0, 3);
        if (pairs.length === 0) return;
        const few = { ...free, tables, pairs, previous: [], precedences: [] };
        const begun = Math.min(draw.begun, 1);
        const { instance, model, repaired } = happen(few, { ...draw, begun }, 3);
        const best = bestValue({ ...instance, locked: repaired.locked });
        expect(repaired.value).toBeLessThanOrEqual(best);
        expect(repairBound(compile(few), model)).toBeGreaterThanOrEqual(best);
        tried++;
        if (repaired.value === best) found++;
      }),
      { numRuns: 60, seed: 2 },
    );
    expect(found / tried).toBeGreaterThan(0.95);
  });

  test('the same happening gives the same timetable, and its changes add up', () => {
    fc.assert(
      fc.property(fc.nat(100_000), drawn, (seed, draw) => {
        const free = parseInstance(createInstance({ seed, firms: 9, slots: 8, trouble: 5 }));
        const once = happen(free, draw, seed);
        expect(happen(free, draw, seed).repaired).toEqual(once.repaired);
        const { kept, moved, lost, gained } = countChanges(once.meetings, once.repaired.meetings);
        expect(kept + moved.length + lost.length).toBe(once.meetings.length);
        expect(kept + moved.length + gained.length).toBe(once.repaired.meetings.length);
      }),
      { numRuns: 20 },
    );
  });
});
