import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInstance } from '#test/factories/instance.js';
import type { Instance, InstancePair, TimetableMeeting } from '../instance.js';
import { parseInstance } from '../instance-check.js';
import { solveInstance } from '../solve.js';
import { verifyTimetable } from '../verify.js';
import { moveTo } from './edit-timetable.js';
import { fillGaps } from './fill-gaps.js';
import { layOut, type Layout } from './layout.js';
import { type PairPlaces, placesFor } from './places-for.js';

const limits = { begun: new Set<string>(), bound: 0 };

/** A random instance with a timetable of it, some of whose meetings are locked and some taken out. */
function draw(seed: number, trouble: number) {
  const free = parseInstance(createInstance({ seed, firms: 6, slots: 5, trouble }));
  const { meetings } = solveInstance(free, { seed: 1, budget: 200 });
  const locked = meetings.filter((_, i) => (i + seed) % 5 === 0);
  const instance = { ...free, locked };
  const kept = meetings.filter((row, i) => locked.includes(row) || (i + seed) % 4 > 0);
  const layout = layOut(instance, { meetings: kept });
  return { instance, meetings: kept, layout };
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

const isPair = (row: TimetableMeeting, { a, b }: { a: string; b: string }) =>
  (row.a === a && row.b === b) || (row.a === b && row.b === a);

/** All ways to hold a pair's meeting in a cell, whoever attends and interprets. */
function allRows(instance: Instance, pair: InstancePair, slot: string, table: string) {
  const people = (id: string) =>
    instance.participants.find((firm) => firm.id === id)!.delegates.map((one) => one.id);
  const interpreters = [null, ...(instance.interpreters ?? []).map(({ id }) => id)];
  return people(pair.a).flatMap((aDelegate) =>
    people(pair.b).flatMap((bDelegate) =>
      interpreters.map((interpreter) => ({
        a: pair.a,
        b: pair.b,
        slot,
        table,
        aDelegate,
        bDelegate,
        interpreter,
      })),
    ),
  );
}

/** The greatest value of a timetable with the pair in a cell, by trying all; -Infinity when none is feasible. */
function bestByHand(
  instance: Instance,
  meetings: TimetableMeeting[],
  pair: InstancePair,
  slot: string,
  table: string,
): number {
  const own = meetings.find((row) => isPair(row, pair));
  const there = meetings.find((row) => row.slot === slot && row.table === table && row !== own);
  const rest = meetings.filter((row) => row !== own && row !== there);
  let best = -Infinity;
  const consider = (rows: TimetableMeeting[]) => {
    const { feasible, value } = judge(instance, [...rest, ...rows]);
    if (feasible && value > best) best = value;
    return feasible;
  };
  for (const row of allRows(instance, pair, slot, table)) {
    if (there === undefined || own === undefined) consider([row]);
    else {
      const others = instance.pairs.find((one) => isPair(there, one))!;
      for (const back of allRows(instance, others, own.slot, own.table)) consider([row, back]);
    }
  }
  return best;
}

function costAt(places: PairPlaces, slot: string, table: string): number | null {
  const cells = places.slots.find((one) => one.slot === slot)?.cells ?? [];
  return cells.find((cell) => cell.table === table)?.cost ?? null;
}

function checkPair(instance: Instance, meetings: TimetableMeeting[], layout: Layout, k: number) {
  const pair = instance.pairs[k % instance.pairs.length]!;
  const places = placesFor(layout, pair.b, pair.a)!;
  const now = judge(instance, meetings).value;
  for (const { id: slot } of instance.slots) {
    for (const { id: table } of instance.tables) {
      if (places.meeting?.slot === slot && places.meeting.table === table) continue;
      const best = bestByHand(instance, meetings, pair, slot, table);
      const cost = costAt(places, slot, table);
      const where = `${pair.a} - ${pair.b} to ${slot} ${table}`;
      expect([where, cost]).toEqual([where, best === -Infinity ? null : now - best]);
      const moved = moveTo(layout, { a: pair.a, b: pair.b, slot, table }, limits);
      if (cost === null) expect(moved).toHaveProperty('refused');
      else expect(moved).toMatchObject({ quality: { feasible: true, value: now - cost } });
    }
  }
}

describe('all places of a meeting', () => {
  test('each one offered costs exactly what the verifier counts, each other one is refused by it', () => {
    let offered = 0;
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(10), fc.nat(50), (seed, trouble, k) => {
        const { instance, meetings, layout } = draw(seed, trouble);
        if (instance.pairs.length === 0) return;
        const before = layout.schedule.value;
        for (const step of [0, 1]) checkPair(instance, meetings, layout, k + step);
        for (const row of meetings.slice(0, 2)) {
          const at = instance.pairs.findIndex((pair) => isPair(row, pair));
          checkPair(instance, meetings, layout, at);
          offered++;
        }
        expect(layout.schedule.value).toBe(before);
      }),
      { numRuns: 25 },
    );
    expect(offered).toBeGreaterThan(5);
  });

  test('gaps are filled without moving anybody, never for the worse, always alike', () => {
    let added = 0;
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(10), (seed, trouble) => {
        const { instance, meetings, layout } = draw(seed, trouble);
        const filled = fillGaps(layout, limits);
        expect(filled.quality.violations).toEqual([]);
        expect(filled.quality.value).toBeGreaterThanOrEqual(judge(instance, meetings).value);
        for (const row of meetings) expect(filled.meetings).toContainEqual(row);
        expect(fillGaps(layout, limits)).toEqual(filled);
        added += filled.in.length;
      }),
      { numRuns: 40 },
    );
    expect(added).toBeGreaterThan(10);
  });
});
