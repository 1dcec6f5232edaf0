import { describe, expect, test } from '@jest/globals';
import { smallInstance } from '#test/factories/small-instance.js';
import { findDeficient } from './deficient-firms.js';
import { distributionOf } from './distribution.js';
import { parseInstance } from './instance-check.js';
import { solveInstance } from './solve.js';
import { raiseMinima, solveFairly } from './solve-fairly.js';

const options = { seed: 1, budget: 3000 };

/** Three suppliers want two meetings each of two buyers who take two each. */
function scarce() {
  const instance = smallInstance(3, 3, [
    ['K1', 'U1', 900],
    ['K1', 'U2', 900],
    ['K2', 'U1', 800],
    ['K2', 'U2', 800],
    ['K3', 'U1', 10],
    ['K3', 'U2', 10],
    ['K4', 'U3', 10],
  ]);
  for (const firm of instance.participants) {
    firm.side = firm.id.startsWith('K') ? 'KR' : 'US';
    if (firm.side === 'KR') firm.minMeetings = firm.id === 'K4' ? 1 : 2;
    else firm.maxMeetings = 2;
  }
  return parseInstance(instance);
}

describe('a round in which not all can have their minimum', () => {
  test('names the firms that lack partners, what they need and what there is', () => {
    expect(findDeficient(scarce())).toEqual([{ firms: ['K1', 'K2', 'K3'], needed: 6, places: 4 }]);
  });

  test('nobody is named where all minima can be had', () => {
    const instance = scarce();
    for (const firm of instance.participants) if (firm.side === 'KR') firm.minMeetings = 1;
    expect(findDeficient(instance)).toEqual([]);
  });

  test('a firm that asks for more meetings than it has partners is named alone', () => {
    const instance = scarce();
    instance.participants.find(({ id }) => id === 'K4')!.minMeetings = 3;
    expect(findDeficient(instance)).toContainEqual({ firms: ['K4'], needed: 3, places: 1 });
  });
});

describe('the worst-off first', () => {
  test('each supplier gets one before any gets two, and the price is said', () => {
    const instance = scarce();
    instance.weights.shortfall = 0;
    const best = solveInstance(instance, options);
    const { timetable, price } = solveFairly(instance, options);
    const lowest = (t: typeof best) =>
      distributionOf(instance, t).find(({ side }) => side === 'KR')!.lowest;
    expect([lowest(best), lowest(timetable)]).toEqual([0, 1]);
    expect(price).toBe(best.value - timetable.value);
    expect(price).toBeGreaterThan(0);
  });

  test('no minimum is lifted above what the partners can give', () => {
    const minima = new Map(
      raiseMinima(scarce()).participants.map(({ id, minMeetings }) => [id, minMeetings]),
    );
    expect([minima.get('K1')! + minima.get('K2')! + minima.get('K3')!, minima.get('K4')]).toEqual([
      4, 1,
    ]);
  });
});

describe('the distribution', () => {
  test('lowest, median, highest and Gini of each side', () => {
    const instance = scarce();
    const timetable = solveInstance(instance, options);
    timetable.meetings = timetable.meetings.filter(({ a, b }) => a === 'K4' || b === 'K4');
    expect(distributionOf(instance, timetable)).toEqual([
      { side: 'KR', firms: 4, lowest: 0, median: 0, highest: 1, gini: 0.75 },
      { side: 'US', firms: 3, lowest: 0, median: 0, highest: 1, gini: 0.6667 },
    ]);
  });
});
