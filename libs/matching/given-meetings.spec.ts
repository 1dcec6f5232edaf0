import { expect, test } from '@jest/globals';
import { createGivenMeetings } from '#test/factories/given-meetings.js';
import { parseInstance } from './instance-check.js';
import { solveWithProof } from './solve.js';
import { isRight, verifyTimetable } from './verify.js';
import { verifyProof } from './verify-proof.js';

const event = { participants: 30, slots: 16, tables: 8, fill: 50, seed: 4 };
const options = { seed: 1, budget: 300_000 };

test('a long day of given meetings is laid out without a break, and that is proven', () => {
  const instance = parseInstance(createGivenMeetings({ ...event, restricted: 0 }));
  const { timetable, proof } = solveWithProof(instance, options);
  const verdict = verifyTimetable(instance, timetable);
  expect(isRight(verdict)).toBe(true);
  expect(verdict).toMatchObject({ meetings: instance.pairs.length, breaks: 0, gapPct: 0 });
  expect(verifyProof(instance, proof).holds).toBe(true);
});

test('where meetings are held to some slots, all are placed, and the value is counted in breaks', () => {
  const instance = parseInstance(createGivenMeetings({ ...event, restricted: 60 }));
  const { timetable } = solveWithProof(instance, options);
  const verdict = verifyTimetable(instance, timetable);
  expect(isRight(verdict)).toBe(true);
  expect(verdict.meetings).toBe(instance.pairs.length);
  expect(timetable.value).toBe(1_000_000 * verdict.meetings - verdict.breaks);
});
