import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInstance } from '#test/factories/instance.js';
import { smallInstance } from '#test/factories/small-instance.js';
import { parseInstance } from './instance-check.js';
import { solveWithProof } from './solve.js';
import { verifyProof } from './verify-proof.js';

const shape = fc.record({
  seed: fc.nat(1_000_000),
  firms: fc.integer({ min: 1, max: 10 }),
  slots: fc.integer({ min: 1, max: 36 }),
  trouble: fc.integer({ min: 0, max: 10 }),
});

describe('the proof of a bound', () => {
  test('proves the printed bound, and no less than the value reached', () => {
    fc.assert(
      fc.property(shape, (drawn) => {
        const instance = parseInstance(createInstance(drawn));
        const { timetable, proof } = solveWithProof(instance, { seed: 1, budget: 300 });
        const { proven, holds } = verifyProof(instance, JSON.parse(JSON.stringify(proof)));
        expect(holds).toBe(true);
        expect(proven).toBeLessThanOrEqual(timetable.bound);
        expect(proven).toBeGreaterThanOrEqual(timetable.value);
      }),
      { numRuns: 60 },
    );
  });

  test('any other prices prove a bound as well, never one below the value; a lower claim is refused', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -2000, max: 2000 }), (drawn, by) => {
        const instance = parseInstance(createInstance(drawn));
        const { timetable, proof } = solveWithProof(instance, { seed: 1, budget: 300 });
        if (!proof.prices) return;
        const firm = instance.participants[0]!.id;
        const { participants } = proof.prices;
        participants[firm] = (participants[firm] ?? 0) + by / 256;
        const { proven } = verifyProof(instance, proof);
        expect(proven).toBeGreaterThanOrEqual(timetable.value);
        expect(verifyProof(instance, { ...proof, bound: proven - 1 }).holds).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['proof.format', { format: 'x' }],
    ['proof.instance', { instance: 'another' }],
    ['proof.bound', { bound: 1.5 }],
    ['proof.argument', { argument: 'hope' }],
    ['proof.classes', { prices: { classes: [['s1']] } }],
    ['proof.classes', { prices: { classes: [['s1', 's2', 's1']] } }],
  ])('what is no proof is refused: %s', (code, change) => {
    const instance = smallInstance(2, 1, [['K', 'U', 5]]);
    const { proof } = solveWithProof(instance, { seed: 1, budget: 10 });
    expect(() => verifyProof(instance, { ...proof, ...change })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test('who must skip a slot between two others waits once: proven, and not improved upon', () => {
    const instance = smallInstance(
      3,
      2,
      [
        ['P', 'Q', 0],
        ['P', 'R', 0],
      ],
      { weights: { must: 1000, break: 1 } },
    );
    for (const pair of instance.pairs) Object.assign(pair, { must: true, available: ['s1', 's3'] });
    const { timetable, proof } = solveWithProof(instance, { seed: 1, budget: 1000 });
    expect(timetable).toMatchObject({ value: 1999, bound: 1999 });
    expect(proof.argument).toBe('waiting');
    expect(verifyProof(instance, proof)).toMatchObject({ proven: 1999, holds: true });
  });

  test('a slot waited through has its price; without it the proof proves less, and a wait that is none is refused', () => {
    const instance = smallInstance(3, 2, [
      ['P', 'Q', 500],
      ['P', 'R', 500],
    ]);
    Object.assign(instance.pairs[0]!, { available: ['s1'] });
    Object.assign(instance.pairs[1]!, { available: ['s3'] });
    const { timetable, proof } = solveWithProof(instance, { seed: 1, budget: 1000 });
    expect(timetable).toMatchObject({ value: 960, bound: 960 });
    expect(proof.argument).toBe('prices');
    const prices = proof.prices!;
    expect(prices.waits).toMatchObject([{ delegate: 'Pa', from: 's1', idle: 's2', to: 's3' }]);
    expect(verifyProof(instance, proof)).toMatchObject({ proven: 960, holds: true });
    expect(verifyProof(instance, { ...proof, prices: { ...prices, waits: [] } }).holds).toBe(false);
    const waits = [{ ...prices.waits![0]!, idle: 's3' }];
    expect(() => verifyProof(instance, { ...proof, prices: { ...prices, waits } })).toThrow(
      expect.objectContaining({ code: 'proof.wait' }),
    );
  });
});
