import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import { createSnapshot } from '#test/factories/snapshot.js';
import { lexicon } from '#libs/taxonomy/lexicon.js';
import { certificateSatisfies } from '#libs/taxonomy/standards.js';
import { taxonomyPaths } from '#libs/taxonomy/taxonomy.js';
import type { Band, ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import { scorePairs } from './score-pairs.js';

type Side = ScoreFirm['side'];

/** A need and the offerings that were judged for it: 3 fits in all, 2 with one reserve, 1 hardly, 0 is of no use. */
interface Query {
  id: string;
  buyer: { side: Side; text: string; need: Omit<ScoreNeed, 'id'> };
  candidates: {
    id: string;
    text: string;
    grade: number;
    offering: Omit<ScoreOffering, 'id' | 'price'> & { price: Band | null };
  }[];
}

const file = gunzipSync(readFileSync('test/matching-data/judged.json.gz'));
const { showcases } = JSON.parse(file.toString()) as {
  showcases: { id: string; part: 'tuned' | 'held-out'; queries: Query[] }[];
};

function firm(id: string, side: Side, change: Partial<ScoreFirm>): ScoreFirm {
  const delegates = [{ id: `${id}-d`, languages: side === 'KR' ? ['ko'] : ['en'] }];
  const nothing = { offerings: [], needs: [], interests: [] };
  return { id, side, minMeetings: 0, maxMeetings: 8, delegates, ...nothing, ...change };
}

function firmsOf({ id, buyer, candidates }: Query): ScoreFirm[] {
  const other = buyer.side === 'KR' ? 'US' : 'KR';
  return [
    firm(id, buyer.side, { text: buyer.text, needs: [{ ...buyer.need, id: `${id}-n` }] }),
    ...candidates.map(({ id: supplier, text, offering: { price, ...said } }) => {
      const offering = { ...said, id: `${supplier}-o`, price: price ?? { from: null, to: null } };
      return firm(supplier, other, { text, offerings: [offering] });
    }),
  ];
}

/** Scores of all pairs of these queries in one showcase, by both ids. */
function scoresOf(showcase: Query[]): Map<string, number> {
  const pairs = scorePairs({
    ...createSnapshot({ firms: 0, seed: 1 }),
    taxonomy: taxonomyPaths(),
    lexicon: lexicon(),
    certificates: certificateSatisfies(),
    firms: showcase.flatMap(firmsOf),
  });
  return new Map(
    pairs.flatMap(({ a, b, score }) => [
      [`${a} ${b}`, score],
      [`${b} ${a}`, score],
    ]),
  );
}

/** Discounted cumulative gain of the first ten (Jarvelin and Kekalainen 2002). */
function gain(grades: number[]): number {
  return grades
    .slice(0, 10)
    .reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

/** How near the order of the scores comes to the best order of the judged offerings and those of other queries. */
function ndcg(query: Query, others: Query[], scores: Map<string, number>): number {
  const strangers = others
    .filter(({ id, buyer }) => id !== query.id && buyer.side === query.buyer.side)
    .flatMap(({ candidates }) => candidates.map(({ id }) => ({ id, grade: 0 })));
  const all = [...query.candidates, ...strangers];
  const scoreOf = ({ id }: { id: string }) => scores.get(`${query.id} ${id}`) ?? 0;
  const ranked = all.toSorted((x, y) => scoreOf(y) - scoreOf(x) || (x.id < y.id ? -1 : 1));
  const best = all.map(({ grade }) => grade).sort((x, y) => y - x);
  return gain(ranked.map(({ grade }) => grade)) / gain(best);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  ['tuned', 0.95, 0.94],
  ['held-out', 0.95, 0.94],
] as const)(
  'partners are ranked as trade officers judged them (%s): NDCG@10 of at least %d among the judged, %d among all',
  (part, amongJudged, amongAll) => {
    const judged = showcases.filter((each) => each.part === part);
    expect(judged.length).toBeGreaterThan(0);
    const alone = judged.flatMap(({ queries }) =>
      queries.map((query) => ndcg(query, [], scoresOf([query]))),
    );
    const together = judged.flatMap(({ queries }) => {
      const scores = scoresOf(queries);
      return queries.map((query) => ndcg(query, queries, scores));
    });
    expect(mean(alone)).toBeGreaterThanOrEqual(amongJudged);
    expect(mean(together)).toBeGreaterThanOrEqual(amongAll);
  },
);
