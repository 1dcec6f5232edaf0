import { describe, expect, test } from '@jest/globals';
import { createSnapshot } from '#test/factories/snapshot.js';
import { lexicon } from '#libs/taxonomy/lexicon.js';
import { certificateSatisfies } from '#libs/taxonomy/standards.js';
import { taxonomyPaths } from '#libs/taxonomy/taxonomy.js';
import type { ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import { scorePairs } from './score-pairs.js';

type Said<T> = Partial<T> & { code: string; text: string };
type Side = ScoreFirm['side'];

function firm(id: string, side: Side, change: Partial<ScoreFirm>): ScoreFirm {
  const delegates = [{ id: `${id}-d`, languages: side === 'KR' ? ['ko'] : ['en'] }];
  const nothing = { offerings: [], needs: [], interests: [] };
  return { id, side, minMeetings: 0, maxMeetings: 8, delegates, ...nothing, ...change };
}

const offering = (said: Said<ScoreOffering>): ScoreOffering => ({
  id: 'o',
  capacityPerMonth: null,
  minimumOrder: null,
  leadTimeDays: null,
  certificates: [],
  ...said,
});

const need = (said: Said<ScoreNeed>): ScoreNeed => ({
  id: 'n',
  quantity: null,
  neededInDays: null,
  certificatesRequired: [],
  certificatesPreferred: [],
  ...said,
});

/** A need of a U.S. buyer against what Korean firms offer, each by its own id; the pairs by that id. */
function compare(asked: Said<ScoreNeed>, offers: Record<string, Said<ScoreOffering>>) {
  const suppliers = Object.entries(offers).map(([id, said]) =>
    firm(id, 'KR', { offerings: [offering({ id: `o-${id}`, ...said })] }),
  );
  const pairs = scorePairs({
    ...createSnapshot({ firms: 0, seed: 1 }),
    taxonomy: taxonomyPaths(),
    lexicon: lexicon(),
    certificates: certificateSatisfies(),
    firms: [firm('buyer', 'US', { needs: [need(asked)] }), ...suppliers],
  });
  const of = (id: string) => pairs.find(({ a }) => a === id);
  return {
    score: (id: string) => of(id)?.score ?? 0,
    confidence: (id: string) => of(id)?.confidence,
    reason: (id: string, code: string) => of(id)?.reasons.find((each) => each.code === code),
  };
}

const cobot = {
  code: 'rob-cobot-arm',
  text: 'Robot arm for palletizing, payload of at least 20 kg, reach 1,700 mm.',
};

describe('what texts say', () => {
  test('a Korean offering finds an English need of another code about the same thing', () => {
    const asked = { code: 'rob-ind-wafer-handling', text: 'Vacuum dual arm wafer robot' };
    const { score, reason } = compare(asked, {
      same: { code: 'semi-eq-handling', text: '웨이퍼 이송용 듀얼암 진공 로봇' },
      other: { code: 'semi-eq-handling', text: '박스 포장 설비' },
    });
    expect(score('same')).toBeGreaterThan(score('other'));
    expect(score('same')).toBeGreaterThan(0);
    expect(reason('other', 'text.shared')?.points ?? 0).toBe(0);
  });

  test('a payload that misses costs much, one that is met adds, in either language', () => {
    const { score, reason } = compare(cobot, {
      strong: { code: 'rob-cobot-arm', text: '협동로봇, 가반하중 25kg' },
      weak: { code: 'rob-cobot-arm', text: '협동로봇, 가반하중 5kg' },
      silent: { code: 'rob-cobot-arm', text: '협동로봇' },
    });
    expect(score('strong')).toBeGreaterThan(score('silent'));
    expect(score('silent')).toBeGreaterThan(score('weak'));
    expect(reason('weak', 'text.fact-missed')?.params).toMatchObject({
      property: 'payload',
      asked: 20,
      offered: 5,
    });
  });

  test('another material costs, another grade of the same family less', () => {
    const asked = { code: 'am-svc-contract', text: 'Printing of Ti-6Al-4V brackets' };
    const offers = (text: string) => ({ code: 'am-svc-contract', text });
    const { score, reason } = compare(asked, {
      same: offers('Ti-6Al-4V 출력'),
      grade: offers('CP 티타늄 출력'),
      steel: offers('마레이징강 출력'),
    });
    expect(score('same')).toBeGreaterThan(score('grade'));
    expect(score('grade')).toBeGreaterThan(score('steel'));
    expect(reason('steel', 'text.material')!.points).toBeLessThan(0);
  });

  test('what a firm does not say lowers how sure the score is, not the score', () => {
    const asked = { ...cobot, quantity: 5, neededInDays: 90, budget: { from: null, to: 40_000 } };
    const said = { code: 'rob-cobot-arm', text: '협동로봇, 가반하중 25kg' };
    const terms = { capacityPerMonth: 50, leadTimeDays: 30, price: { from: 30_000, to: null } };
    const { score, confidence } = compare(asked, { full: { ...said, ...terms }, sparse: said });
    expect(score('sparse')).toBe(score('full'));
    expect(confidence('sparse')!).toBeLessThan(confidence('full')!);
  });

  test('work done with a thing is less than the thing that is asked for', () => {
    const asked = { code: 'am-mc-metal', text: 'Metal printer for nickel parts' };
    const { score } = compare(asked, {
      maker: { code: 'am-mc-metal', text: 'Metal printer for nickel parts' },
      bureau: { code: 'am-mc-metal', text: 'Contract printing of nickel parts on a metal printer' },
    });
    expect(score('bureau')).toBeLessThan(score('maker'));
  });

  test('a language in common alone lists no pair', () => {
    const { score } = compare(cobot, { other: { code: 'am-mat-resin', text: '치과용 레진' } });
    expect(score('other')).toBe(0);
  });
});
