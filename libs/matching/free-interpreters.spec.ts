import { expect, test } from '@jest/globals';
import { createEvent, eventShapes } from '#test/factories/showcase-instance.js';
import { placeInOrder } from './construct.js';
import { firstFreeInterpreter, isOnDuty, listFreeInterpreters } from './free-interpreters.js';
import { compile } from './model.js';
import { createRandom } from './random.js';
import { emptySchedule, remove, rollBack, type Schedule } from './schedule.js';

/** By the definition: on duty, in no meeting, and with meetings left in the day. */
function firstByDefinition(s: Schedule, need: number, p: number): number {
  const { people, slots } = s.model;
  const isFree = (i: number) =>
    isOnDuty(s.model, i, p) &&
    s.interpreterAt[i * slots.positions + p]! < 0 &&
    s.interpreterCount[i]! < people.interpreterMax[i]!;
  return people.needInterpreters[need]!.find(isFree) ?? -1;
}

function expectAllRight(s: Schedule): void {
  const { people, slots } = s.model;
  expect(s.freeInterpreters).toEqual(listFreeInterpreters(s.model, s));
  for (let need = 1; need < people.needInterpreters.length; need++) {
    for (const p of slots.positionOf) {
      expect(firstFreeInterpreter(s, need, p)).toBe(firstByDefinition(s, need, p));
    }
  }
}

test('who is free stays right through meetings placed, taken out and taken back', () => {
  const event = createEvent({ ...eventShapes.medium!, interpreters: 40, seed: 3 });
  // Half of them may have three meetings only, and so are done for the day.
  event.interpreters?.forEach((one, i) => (one.maxMeetings = i % 2 === 0 ? 3 : 50));
  const s = emptySchedule(compile(event));
  expectAllRight(s);
  placeInOrder(s, Int32Array.from(s.model.pairs.worth.keys()), createRandom(1));
  expect(s.interpreterCount.filter((count) => count === 3).length).toBeGreaterThan(9);
  expectAllRight(s);
  const placed = s.freeInterpreters.slice();
  for (let pair = 0; pair < s.position.length; pair += 2) {
    if (s.position[pair]! >= 0) remove(s, pair);
  }
  expect(s.freeInterpreters).not.toEqual(placed);
  expectAllRight(s);
  rollBack(s, 0);
  expect(s.freeInterpreters).toEqual(placed);
});
