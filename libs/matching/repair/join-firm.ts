import { scorePairs } from '../score/score-pairs.js';
import type { RoundSnapshot, ScoredPair } from '../snapshot.js';

/** A round with a firm more, as a newer snapshot knows it; null when that does not, or the round has it already. */
export function joinFirm(
  { snapshot, pairs }: { snapshot: RoundSnapshot; pairs: ScoredPair[] },
  fresh: RoundSnapshot,
  participant: string,
): { snapshot: RoundSnapshot; pairs: ScoredPair[] } | null {
  const firm = fresh.firms.find(({ id }) => id === participant);
  if (!firm || snapshot.firms.some(({ id }) => id === participant)) return null;
  const ids = new Set([...snapshot.firms.map(({ id }) => id), participant]);
  const own = fresh.wishes.filter(
    ({ from, to }) => (from === participant || to === participant) && ids.has(from) && ids.has(to),
  );
  const joined = {
    ...snapshot,
    firms: [...snapshot.firms, firm],
    wishes: [...snapshot.wishes, ...own],
  };
  const scored = scorePairs(joined).filter(({ a, b }) => a === participant || b === participant);
  return { snapshot: joined, pairs: [...pairs, ...scored] };
}
