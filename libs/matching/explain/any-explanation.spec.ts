import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bestValue } from '#test/factories/brute-force.js';
import { createInstance } from '#test/factories/instance.js';
import type { Instance, TimetableMeeting } from '../instance.js';
import { parseInstance } from '../instance-check.js';
import { type Laid, openInstance, openTimetable } from '../open-round.js';
import { solveInstance } from '../solve.js';
import { verifyTimetable } from '../verify.js';
import type { Change, Remedy, Spot } from './answer.js';
import { explainApart } from './explain-pair.js';
import { pairOf } from './names.js';
import { placeReasons } from './places.js';

/** A random instance with a timetable of it that is not the best. Earlier meetings ask for no table. */
function laidOut(instance: Instance): Laid {
  const plain = parseInstance({
    ...instance,
    previous: (instance.previous ?? []).map(({ table: _, ...entry }) => entry),
  });
  return openTimetable(openInstance(plain), solveInstance(plain, { seed: 1, budget: 60 }));
}

function valueOf({ instance: own }: Laid, meetings: TimetableMeeting[], instance = own) {
  const empty = { value: 0, bound: 0, seed: 1, algorithm: '', elapsedMs: 0 };
  const format = 'showcase-timetable/1' as const;
  return verifyTimetable(instance, { format, instance: instance.name, meetings, ...empty });
}

const apart = ({ instance, timetable }: Laid) =>
  instance.pairs.filter(
    ({ a, b }) =>
      !timetable.meetings.some((m) => (m.a === a && m.b === b) || (m.a === b && m.b === a)),
  );

/** Gives every meeting a table that is there and free. */
function seated(instance: Instance, spots: { a: string; b: string; spot: Spot }[]) {
  const taken = new Set<string>();
  return spots.map(({ a, b, spot }): TimetableMeeting => {
    const table = instance.tables.find(
      ({ id, available }) =>
        (available ?? [spot.slot]).includes(spot.slot) && !taken.has(`${spot.slot} ${id}`),
    );
    taken.add(`${spot.slot} ${table?.id}`);
    return { a, b, table: table?.id ?? 'none', ...spot };
  });
}

const shape = { seed: fc.nat(1_000_000), trouble: fc.integer({ min: 0, max: 10 }) };

describe('any explanation', () => {
  test('a slot is said to be free exactly when the pair can be put there as things are', () => {
    let free = 0;
    fc.assert(
      fc.property(shape.seed, shape.trouble, (seed, trouble) => {
        const laid = laidOut(createInstance({ seed, firms: 7, slots: 5, trouble }));
        const roomy = {
          ...laid.instance,
          participants: laid.instance.participants.map((f) => ({ ...f, maxMeetings: 99 })),
        };
        for (const { a, b } of apart(laid).slice(0, 3)) {
          for (const { slot, blockers } of explainApart(laid, a, b, null).slots) {
            const can = everyWay(roomy, a, b, slot).some(
              (row) => valueOf(laid, [...laid.timetable.meetings, row], roomy).feasible,
            );
            expect({ slot, blockers, free: blockers.length === 0 }).toEqual({
              slot,
              blockers,
              free: can,
            });
            if (can) free++;
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(free).toBeGreaterThan(10);
  });

  test('the cost lies between what the prices prove and what the timetable found costs', () => {
    let proven = 0;
    fc.assert(
      fc.property(shape.seed, shape.trouble, (seed, trouble) => {
        const laid = tiny(seed, trouble);
        for (const { a, b } of apart(laid)) {
          const { force } = explainApart(laid, a, b, null);
          const best = Math.max(
            ...laid.instance.slots.map(({ id: slot }) =>
              bestValue({ ...laid.instance, locked: [{ a, b, slot }] }),
            ),
          );
          if (best === -Infinity) expect(force).toBeNull();
          else {
            const cost = laid.schedule.value - best;
            expect(force!.cost.atLeast!).toBeLessThanOrEqual(cost);
            expect(force!.cost.atMost).toBeGreaterThanOrEqual(cost);
            if (force!.cost.exact) proven++;
          }
        }
      }),
      { numRuns: 60, seed: 3 },
    );
    expect(proven).toBeGreaterThan(10);
  });

  test('the timetable that forcing leads to keeps all rules and costs what is said', () => {
    fc.assert(
      fc.property(shape.seed, shape.trouble, (seed, trouble) => {
        const laid = laidOut(createInstance({ seed, firms: 8, slots: 6, trouble }));
        const before = laid.schedule.value;
        for (const { a, b } of apart(laid).slice(0, 6)) {
          const { force } = explainApart(laid, a, b, null);
          expect(laid.schedule.value).toBe(before);
          if (!force) continue;
          const forced = forcedTimetable(laid, a, b, force, force.changes);
          const { violations, value } = valueOf(laid, forced);
          expect(violations).toEqual([]);
          expect(value).toBe(before - force.cost.atMost);
        }
        expect([...laid.schedule.fixed].every((one) => one === 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('what would make it possible really would, and is worth no less', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(shape.seed, shape.trouble, (seed, trouble) => {
        const laid = tiny(seed, trouble);
        for (const { a, b } of apart(laid)) {
          for (const remedy of explainApart(laid, a, b, null).remedies) {
            kinds.add(remedy.code);
            const wider = applied(laid, a, b, remedy);
            const best = Math.max(
              ...wider.slots.map(({ id: slot }) =>
                bestValue({ ...wider, locked: [{ a, b, slot }] }),
              ),
            );
            expect(best).toBeGreaterThanOrEqual(laid.schedule.value + remedy.gain);
          }
        }
      }),
      { numRuns: 60, seed: 1 },
    );
    expect([...kinds].sort()).toEqual(['interpreter', 'limit', 'stay', 'table']);
  });

  test('another place changes the value by what is said', () => {
    let places = 0;
    fc.assert(
      fc.property(shape.seed, shape.trouble, (seed, trouble) => {
        const laid = laidOut(createInstance({ seed, firms: 8, slots: 6, trouble }));
        for (const meeting of laid.timetable.meetings.slice(0, 4)) {
          const pair = pairOf(laid.schedule, meeting.a, meeting.b);
          const { a } = {
            a: laid.schedule.model.people.firmIds[laid.schedule.model.pairs.a[pair]!]!,
          };
          for (const { change, table, ...spot } of placeReasons(laid, pair).others) {
            places++;
            const turned = meeting.a !== a;
            const row = {
              ...meeting,
              ...spot,
              table,
              aDelegate: turned ? spot.bDelegate : spot.aDelegate,
              bDelegate: turned ? spot.aDelegate : spot.bDelegate,
            };
            const others = laid.timetable.meetings.filter((one) => one !== meeting);
            const { violations, value } = valueOf(laid, [...others, row]);
            expect(violations).toEqual([]);
            expect(value - laid.schedule.value).toBe(change);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(places).toBeGreaterThan(20);
  });
});

function tiny(seed: number, trouble: number): Laid {
  const drawn = createInstance({ seed, firms: 4, slots: 2, trouble });
  const pairs = drawn.pairs.slice(0, 3);
  return laidOut({
    ...drawn,
    tables: drawn.tables.slice(0, 1),
    interpreters: (drawn.interpreters ?? []).slice(seed % 3),
    pairs,
    previous: [],
    precedences: [],
  });
}

function everyWay(instance: Instance, a: string, b: string, slot: string): TimetableMeeting[] {
  const people = (id: string) => instance.participants.find((f) => f.id === id)!.delegates;
  return people(a).flatMap((x) =>
    people(b).flatMap((y) =>
      [null, ...(instance.interpreters ?? []).map(({ id }) => id)].flatMap((interpreter) =>
        instance.tables.map(({ id: table }) => ({
          a,
          b,
          slot,
          table,
          aDelegate: x.id,
          bDelegate: y.id,
          interpreter,
        })),
      ),
    ),
  );
}

function forcedTimetable(laid: Laid, a: string, b: string, spot: Spot, changes: Change[]) {
  const { model } = laid.schedule;
  const [low, high] =
    model.people.firmIndex.get(a)! < model.people.firmIndex.get(b)! ? [a, b] : [b, a];
  const key = (x: string, y: string) => (x < y ? `${x} ${y}` : `${y} ${x}`);
  const changed = new Map(changes.map((change) => [key(change.a, change.b), change.to]));
  const kept = laid.timetable.meetings
    .filter((m) => !changed.has(key(m.a, m.b)))
    .map(({ table: _, a: first, b: second, ...rest }) => ({ a: first, b: second, spot: rest }));
  const now = changes.flatMap(({ a: x, b: y, to }) => (to ? [{ a: x, b: y, spot: to }] : []));
  const own = { slot: spot.slot, aDelegate: spot.aDelegate, bDelegate: spot.bDelegate };
  const forced = { a: low, b: high, spot: { ...own, interpreter: spot.interpreter } };
  return seated(laid.instance, [...kept, ...now, forced]);
}

/** The instance with what the remedy asks for. */
function applied({ instance }: Laid, a: string, b: string, remedy: Remedy): Instance {
  if (remedy.code === 'table') {
    return { ...instance, tables: [...instance.tables, { id: 'TX', available: [remedy.slot] }] };
  }
  if (remedy.code === 'interpreter') {
    const languages = instance.participants
      .filter(({ id }) => id === a || id === b)
      .flatMap((firm) => firm.delegates.flatMap((one) => one.languages));
    const more = { id: 'IX', languages: [...new Set(languages)], available: [remedy.slot] };
    return { ...instance, interpreters: [...(instance.interpreters ?? []), more] };
  }
  return {
    ...instance,
    participants: instance.participants.map((firm) => {
      if (remedy.code === 'limit') {
        const more = remedy.firms.includes(firm.id) ? 1 : 0;
        return { ...firm, maxMeetings: firm.maxMeetings + more };
      }
      return {
        ...firm,
        delegates: firm.delegates.map((one) =>
          one.id === remedy.delegate && one.available
            ? { ...one, available: [...one.available, remedy.slot] }
            : one,
        ),
      };
    }),
  };
}
