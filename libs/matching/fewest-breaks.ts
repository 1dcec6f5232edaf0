import { type Best, bestOf, keep, restore } from './best.js';
import { placeLocked } from './construct.js';
import { type Guide, typicalScore } from './guide.js';
import type { Model } from './model.js';
import { emptySchedule, type Schedule } from './schedule.js';
import { search, type SearchHooks } from './search.js';
import { waitingBound } from './waiting-bound.js';

/** Idle slots that count as much as a break, one start each: a slope for the search, with breaks deciding. */
const PULLS = [6, 3, 12, 6];
/** More starts of so many moves find more than longer ones. */
const MOVES_PER_START = 1_500_000;
/** A move among few given meetings is cheap: a move of the budget stands for so many. */
export const LAYOUT_FACTOR = 4;

/** Whether meetings are given and only breaks decide: a landscape of plateaus, as a break costs the same however long. */
export function isLayout(model: Model): boolean {
  const { weights, entries } = model;
  return (
    typicalScore(model) === 0 &&
    weights.break > 0 &&
    weights.gap === 0 &&
    entries.previousCount === 0
  );
}

/**
 * Fewest breaks. The search also counts idle slots, at a third to a twelfth of a break each, and so is drawn
 * towards the end of a break before it gets there (a guiding function beside the objective, as in
 * Voudouris-Tsang 1999); what is kept is judged by breaks alone. On days of 21 slots it leaves less than half of
 * the needless breaks.
 */
export function layOut(
  s: Schedule,
  guide: Guide,
  seed: number,
  moves: number,
  hooks: SearchHooks,
): Best {
  const best = bestOf(s, guide.bound);
  const starts = Math.max(PULLS.length, Math.round(moves / MOVES_PER_START));
  const share = Math.floor(moves / starts);
  for (let start = 0; start < starts; start++) {
    const perBreak = PULLS[start % PULLS.length]!;
    if (best.value >= guide.bound || hooks.stopped()) break;
    const judge = judgeInto(s, best);
    const pulled = emptySchedule(pull(s.model, perBreak));
    placeLocked(pulled);
    const bound = Math.min(perBreak * guide.bound, waitingBound(pulled.model) ?? Infinity);
    const found = search(pulled, { ...guide, bound }, seed + start, share, {
      onProgress: (done) => hooks.onProgress(start * share + done, best.value),
      stopped: () => hooks.stopped(),
      isEnough: judge,
    });
    judge(found);
  }
  return best;
}

/** Keeps what is found if it is better by the objective itself; true when nothing can be. */
function judgeInto(s: Schedule, best: Best): (found: Best) => boolean {
  let seen = -Infinity;
  return (found) => {
    if (found.value === seen) return false;
    seen = found.value;
    restore(s, found);
    if (s.value > best.value) keep(s, best);
    return best.value >= best.target;
  };
}

/** The same problem in parts of a break, with idle slots at one part each. */
function pull(model: Model, perBreak: number): Model {
  const { weights, pairs } = model;
  return {
    ...model,
    pairs: { ...pairs, worth: pairs.worth.map((worth) => perBreak * worth) },
    weights: {
      must: perBreak * weights.must,
      shortfall: perBreak * weights.shortfall,
      break: perBreak * weights.break,
      gap: weights.break,
      change: perBreak * weights.change,
    },
  };
}
