import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSnapshot } from '#test/factories/snapshot.js';
import type { RoundSnapshot, ScoreOffering } from '../snapshot.js';
import { scorePairs } from './score-pairs.js';

describe('any snapshot', () => {
  test('pairs are Korean-U.S., listed once, from 0 to 1000, and their reasons sum to the score', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const drawn = createSnapshot({ firms: 12, seed });
        const pairs = scorePairs(drawn);
        const keys = pairs.map(({ a, b }) => `${a} ${b}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { a, b, score: points, reasons } of pairs) {
          expect([a.slice(0, 2), b.slice(0, 2)]).toEqual(['KR', 'US']);
          const sum = reasons.reduce((total, reason) => total + reason.points, 0);
          expect(points).toBe(Math.max(0, Math.min(1000, sum)));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('one more certificate held never lowers a score', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(11),
        fc.constantFrom('std-a', 'std-c'),
        (seed, i, more) => {
          const before = createSnapshot({ firms: 12, seed });
          const after = structuredClone(before);
          const holder = after.firms[i]!;
          for (const own of holder.offerings) own.certificates.push(more);
          const scores = new Map(scorePairs(after).map(({ a, b, score: s }) => [`${a} ${b}`, s]));
          for (const { a, b, score: s } of scorePairs(before)) {
            expect(scores.get(`${a} ${b}`) ?? 0).toBeGreaterThanOrEqual(s);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('not saying the lead time, price, capacity or minimum order never lowers a score', () => {
    const unsaid: Partial<ScoreOffering>[] = [
      { leadTimeDays: null },
      { price: { from: null, to: null } },
      { capacityPerMonth: null },
      { minimumOrder: null },
    ];
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(23), fc.constantFrom(...unsaid), (seed, i, change) => {
        const before = createSnapshot({ firms: 12, seed });
        const after = structuredClone(before);
        for (const own of after.firms[i]!.offerings) Object.assign(own, change);
        const scores = new Map(scorePairs(after).map(({ a, b, score: s }) => [`${a} ${b}`, s]));
        for (const { a, b, score: s } of scorePairs(before)) {
          expect(scores.get(`${a} ${b}`) ?? 0).toBeGreaterThanOrEqual(s);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('both sides swapped, every pair scores the same', () => {
    const drawn = createSnapshot({ firms: 12, seed: 5 });
    const swapped: RoundSnapshot = {
      ...drawn,
      firms: drawn.firms.map((one) => ({ ...one, side: one.side === 'KR' ? 'US' : 'KR' })),
    };
    const plain = (rows: RoundSnapshot) =>
      scorePairs(rows)
        .map(({ a, b, score: s }) => `${[a, b].sort().join(' ')} ${s}`)
        .sort();
    expect(plain(swapped)).toEqual(plain(drawn));
  });

  test('the order of firms, offerings, needs and wishes decides nothing', () => {
    const drawn = createSnapshot({ firms: 15, seed: 3 });
    const turned: RoundSnapshot = {
      ...drawn,
      firms: drawn.firms.toReversed(),
      wishes: drawn.wishes.toReversed(),
    };
    const plain = (rows: RoundSnapshot) => scorePairs(rows).map(({ a, b, score: s }) => [a, b, s]);
    expect(plain(turned)).toEqual(plain(drawn));
  });
});
