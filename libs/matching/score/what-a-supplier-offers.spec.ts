import { describe, expect, test } from '@jest/globals';
import { createSnapshot } from '#test/factories/snapshot.js';
import type { RoundSnapshot, ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import { scorePairs } from './score-pairs.js';

const offering: ScoreOffering = {
  id: 'o1',
  code: 'grippers',
  text: '',
  capacityPerMonth: null,
  minimumOrder: null,
  leadTimeDays: null,
  certificates: [],
};
const need: ScoreNeed = {
  id: 'n1',
  code: 'grippers',
  text: '',
  quantity: null,
  neededInDays: null,
  certificatesRequired: [],
  certificatesPreferred: [],
};

function firm(side: 'KR' | 'US', change: Partial<ScoreFirm>): ScoreFirm {
  return {
    id: side,
    side,
    minMeetings: 0,
    maxMeetings: 5,
    delegates: [{ id: `${side}-1`, languages: side === 'KR' ? ['ko'] : ['en'] }],
    offerings: [],
    needs: [],
    interests: [],
    ...change,
  };
}

function snapshot(
  kr: Partial<ScoreFirm>,
  us: Partial<ScoreFirm>,
  change: Partial<RoundSnapshot> = {},
) {
  return {
    ...createSnapshot({ firms: 0, seed: 1 }),
    firms: [firm('KR', kr), firm('US', us)],
    taxonomy: {
      robots: ['robots'],
      tools: ['robots', 'tools'],
      grippers: ['robots', 'tools', 'grippers'],
      welders: ['robots', 'tools', 'welders'],
      drives: ['robots', 'drives'],
    },
    certificates: { ul: ['ul', 'csa'] },
    ...change,
  };
}

/** Score of the only pair, or null when it is not listed; with the codes of its reasons and their points. */
function score(
  kr: Partial<ScoreFirm>,
  us: Partial<ScoreFirm>,
  change: Partial<RoundSnapshot> = {},
) {
  const pair = scorePairs(snapshot(kr, us, change))[0];
  if (!pair) return null;
  const points: Record<string, number> = {};
  for (const reason of pair.reasons) {
    points[reason.code] = (points[reason.code] ?? 0) + reason.points;
  }
  return { score: pair.score, must: pair.must, points };
}

const offers = (change: Partial<ScoreOffering> = {}) => ({
  offerings: [{ ...offering, ...change }],
});
const needs = (change: Partial<ScoreNeed> = {}) => ({ needs: [{ ...need, ...change }] });

describe('what a supplier offers', () => {
  const exact = score(offers(), needs())!.score;

  test('an exact code counts most, a near one less, another branch nothing', () => {
    expect(score(offers(), needs())?.points).toEqual({ 'supply.exact': exact });
    const near = (code: string) => score(offers(), needs({ code }))!.points['supply.near']!;
    expect(near('welders')).toBeGreaterThan(0);
    expect(near('tools')).toBeGreaterThan(near('welders'));
    expect(near('tools')).toBeLessThan(exact);
    expect(score(offers(), needs({ code: 'drives' }))).toBeNull();
    expect(score(offers({ code: 'robots' }), needs({ code: 'drives' }))).toBeNull();
  });

  test('both directions count more than one, whoever is the supplier', () => {
    const both = { ...offers(), ...needs() };
    expect(score(both, both)!.score).toBeGreaterThan(exact);
    expect(score(needs(), offers())?.score).toBe(exact);
  });

  test('a required certificate adds when held, takes away when missing, by equivalence one way', () => {
    const asks = needs({ certificatesRequired: ['csa'] });
    expect(score(offers({ certificates: ['ul'] }), asks)!.score).toBeGreaterThan(exact);
    const without = score(offers(), asks)!.score;
    expect(without).toBeLessThan(exact / 2);
    const asksUl = needs({ certificatesRequired: ['ul'] });
    expect(score(offers({ certificates: ['csa'] }), asksUl)?.score).toBe(without);
  });

  test('a preferred certificate adds less and costs nothing when missing', () => {
    const asks = needs({ certificatesPreferred: ['csa'], certificatesRequired: ['ul'] });
    const held = (...certificates: string[]) => score(offers({ certificates }), asks)!.score;
    expect(held('ul')).toBeGreaterThan(held('csa'));
    const prefers = needs({ certificatesPreferred: ['csa'] });
    expect(score(offers(), prefers)?.score).toBe(exact);
  });

  test('what is not said costs nothing, what misses does, the more the further', () => {
    const wants = needs({ quantity: 100, neededInDays: 60, budget: { from: null, to: 900 } });
    const of = (change: Partial<ScoreOffering>) => score(offers(change), wants)!.score;
    expect(of({})).toBe(exact);
    const all = { capacityPerMonth: 50, leadTimeDays: 60, price: { from: 800, to: null } };
    expect(of(all)).toBe(exact);
    expect(of({ ...all, price: { from: 950, to: null } })).toBeLessThan(exact);
    expect(of({ price: { from: 9000, to: null } })).toBeLessThan(
      of({ price: { from: 950, to: null } }),
    );
    expect(of({ leadTimeDays: 100 })).toBeLessThan(of({ leadTimeDays: 65 }));
    expect(of({ minimumOrder: 10_000 })).toBeLessThan(of({ minimumOrder: 110 }));
  });

  test('a firm of an excluded region supplies nothing to that need; one whose region is not known may', () => {
    const closed = needs({ regionsExcluded: ['KR-48'] });
    expect(score({ ...offers(), region: 'KR-48' }, closed)).toBeNull();
    expect(score({ ...offers(), region: 'KR-11' }, closed)?.score).toBe(exact);
    expect(score({ ...offers(), region: null }, closed)?.score).toBe(exact);
    const two = { needs: [...closed.needs, { ...need, id: 'n2', code: 'welders' }] };
    expect(Object.keys(score({ ...offers(), region: 'KR-48' }, two)!.points)).toEqual([
      'supply.near',
    ]);
  });

  test('an investor and a firm that seeks investment meet; two investors do not', () => {
    const invest = { interests: [{ kind: 'invest' as const, code: 'grippers' }] };
    const seek = { interests: [{ kind: 'seek-investment' as const, code: 'grippers' }] };
    expect(score(invest, seek)?.points).toEqual({ 'interest.invest': 60 });
    expect(score(seek, invest)?.score).toBe(60);
    expect(score(invest, invest)).toBeNull();
  });
});

describe('what the firms wish', () => {
  const wish = (from: string, to: string, kind: 'must' | 'meet' | 'no', rank: number | null) => ({
    from,
    to,
    kind,
    rank,
  });

  test('a wish alone lists the pair, a dearer rank counts more, a mutual wish most', () => {
    const of = (...wishes: RoundSnapshot['wishes']) => score({}, {}, { wishes })?.score;
    expect(of(wish('KR', 'US', 'meet', 1))).toBe(80);
    expect(of(wish('US', 'KR', 'meet', 5))).toBe(64);
    expect(of(wish('KR', 'US', 'meet', 1), wish('US', 'KR', 'meet', 1))).toBe(80 + 80 + 40);
  });

  test('a must of either side is a must of the pair', () => {
    expect(score({}, {}, { wishes: [wish('US', 'KR', 'must', null)] })?.must).toBe(true);
    expect(score(offers(), needs())?.must).toBe(false);
  });

  test('a no of either side removes the pair, whatever speaks for it', () => {
    const wishes = [wish('US', 'KR', 'no', null), wish('KR', 'US', 'must', 1)];
    expect(score(offers(), needs(), { wishes })).toBeNull();
  });
});
