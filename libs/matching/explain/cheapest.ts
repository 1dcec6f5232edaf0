import type { Search } from '../anneal.js';
import { createRandom } from '../random.js';
import type { Schedule } from '../schedule.js';
import { listByFirm } from '../search.js';
import type { Book } from '../open-round.js';
import type { Change, Spot } from './answer.js';
import { changesOf } from './changes.js';
import { better, force, forceEverywhere, type Forcing, settle, undo } from './force.js';
import { spotOf } from './names.js';

/** A timetable in which the pair meets. */
export interface Cheapest {
  value: number;
  spot: Spot;
  changes: Change[];
  /** Position -> value of the best way found there, before it is settled. */
  every: Map<number, Forcing>;
}

/** How many of the best places are worked out, and in how many moves. */
const SETTLED = 3;
const MOVES = 4000;

/** What the search needs to know of a round: pairs worth trying, dearest first. */
export function searchOf({ model, guide }: Book): Search {
  const found = guide();
  return {
    candidates: found.candidates,
    byFirm: listByFirm(model, found),
    random: createRandom(1),
    swaps: 0,
  };
}

/**
 * The best timetable found in which a pair meets that does not: tried in every place, the best of them worked
 * out. `only`: positions to try. Null when no place can be had. The schedule is left as it was.
 */
export function findCheapest(
  s: Schedule,
  pair: number,
  search: Search,
  { moves = MOVES, settled = SETTLED }: { moves?: number; settled?: number } = {},
): Cheapest | null {
  const every = forceEverywhere(s, pair, search);
  const ways = [...every.values()].sort(better);
  let best: Cheapest | null = null;
  for (const way of ways.slice(0, settled)) {
    force(s, way, search);
    settle(s, search, moves);
    if (!best || s.value >= best.value) {
      const changes = changesOf(s, pair);
      if (!best || s.value > best.value || changes.length < best.changes.length) {
        const spot = spotOf(s.model, way.option, way.position, s.interpreter[pair]!);
        best = { value: s.value, spot, changes, every };
      }
    }
    undo(s, pair);
  }
  return best;
}
