import { buildInstance } from './build-instance.js';
import { movesOf } from './budget.js';
import { listPairs } from './list-pairs.js';
import { parseInstance } from './instance-check.js';
import type { RoundProposal, RoundSnapshot, SolveOptions } from './snapshot.js';
import { solveFairly } from './solve-fairly.js';
import { type SolveHooks, solveInstance } from './solve.js';
import { isRight, verifyTimetable } from './verify.js';

/**
 * A round from its snapshot: score, pair and timetable, verify. The same snapshot, seed and budget give the
 * same proposal.
 * @throws InstanceError when the snapshot makes no valid instance; Error when the verifier does not confirm
 * what the solver says: then nothing is answered.
 */
export function runRound(
  snapshot: RoundSnapshot,
  options: SolveOptions,
  hooks: SolveHooks = {},
): RoundProposal {
  const total = movesOf(options.budget);
  const report = (phase: 'score' | 'verify', done: number): void =>
    hooks.onProgress?.({ phase, done, total, value: null, bound: null });
  report('score', 0);
  const pairs = listPairs(snapshot);
  const instance = parseInstance(buildInstance(snapshot, pairs));
  const { timetable, price } = options.fair
    ? solveFairly(instance, options, hooks)
    : { timetable: solveInstance(instance, options, hooks), price: undefined };
  const { claimedValue, ...quality } = verifyTimetable(instance, timetable);
  if (!isRight({ claimedValue, ...quality })) {
    const why = quality.violations[0] ?? `value ${claimedValue}, counted ${quality.value}`;
    throw new Error(`the verifier does not confirm the timetable: ${why}`);
  }
  hooks.onProgress?.({
    phase: 'verify',
    done: total,
    total,
    value: quality.value,
    bound: quality.bound,
  });
  return { timetable, quality, pairs, ...(price !== undefined && { price }) };
}
