import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bestValue } from '#test/factories/brute-force.js';
import { parseInstance } from './instance-check.js';
import { solveInstance } from './solve.js';
import { verifyTimetable } from './verify.js';

const example = new URL('../../test/matching-data/example.json', import.meta.url);

describe('the worked example of the instance format', () => {
  const instance = parseInstance(JSON.parse(readFileSync(example, 'utf8')));

  test('has 2450 as the greatest value of all timetables', () => {
    expect(bestValue(instance)).toBe(2450);
  });

  test('is solved to the optimum, and the bound proves it', () => {
    const timetable = solveInstance(instance, { seed: 1, budget: 'quick' });
    expect([timetable.value, timetable.bound]).toEqual([2450, 2450]);
  });

  test('counts one change, one must met and no idle slot', () => {
    const timetable = solveInstance(instance, { seed: 1, budget: 'quick' });
    expect(verifyTimetable(instance, timetable)).toMatchObject({
      feasible: true,
      meetings: 3,
      mustsMet: 1,
      mustsTotal: 1,
      shortfall: 0,
      covered: 4,
      gaps: 0,
      breaks: 0,
      changed: 1,
      interpreted: 1,
    });
  });
});
