import type { DataSource } from 'typeorm';

import { scorePairs } from '#libs/matching/score/score-pairs.js';
import type { ScoreReason } from '#libs/matching/snapshot.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';

export interface Suggestion {
  id: string;
  /** 0 to 1000, by the same scoring that a round uses. */
  score: number;
  reasons: ScoreReason[];
}

/**
 * Whom a round would like to pair a participant with, best first. Wishes of others are left out of the
 * score, so that a suggestion tells nobody's secrets.
 */
export async function suggestFor(
  dataSource: DataSource,
  showcaseId: string,
  participantId: string,
): Promise<Suggestion[]> {
  const snapshot = await takeSnapshot(dataSource.manager, showcaseId);
  const me = snapshot.firms.find(({ id }) => id === participantId);
  if (!me) return [];
  const pairs = scorePairs({
    ...snapshot,
    firms: [me, ...snapshot.firms.filter(({ side }) => side !== me.side)],
    wishes: snapshot.wishes.filter(({ from }) => from === participantId),
  });
  return pairs
    .filter(({ a, b, score }) => score > 0 && (a === participantId || b === participantId))
    .map(({ a, b, score, reasons }) => ({ id: a === participantId ? b : a, score, reasons }))
    .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1));
}
