import { checkSeed, movesOf, movesPerBudgetMove } from './budget.js';
import { explainClash } from './clashing-locks.js';
import { placeAtOnce, placeLocked } from './construct.js';
import { findGuide, type Guide } from './guide.js';
import type { Instance, Timetable } from './instance.js';
import { InstanceError } from './instance-error.js';
import { isLayout, LAYOUT_FACTOR, layOut } from './fewest-breaks.js';
import { compile, type Model } from './model.js';
import { nameTables } from './name-tables.js';
import { namePrices, type Proof } from './proof.js';
import { createRandom } from './random.js';
import { emptySchedule, type Schedule } from './schedule.js';
import { search } from './search.js';
import type { SolveOptions, SolveProgress } from './snapshot.js';

const ALGORITHM = 'prices+dive+annealing/4';

export interface SolveHooks {
  onProgress?(progress: SolveProgress): void;
  /** Asked every few thousand moves; true ends the search with the best so far. */
  stopped?(): boolean;
}

/**
 * A feasible timetable near the best possible, and a bound that none exceeds. The same instance (its rows in
 * any order), seed and budget give the same meetings on every machine, unless `stopped` cuts the run short.
 * `elapsedMs` is 0 here: whoever starts the run holds the clock.
 * @throws InstanceError `locked.impossible`, `options.seed`, `options.budget`.
 */
export function solveInstance(
  instance: Instance,
  options: SolveOptions,
  hooks: SolveHooks = {},
): Timetable {
  return solveWithProof(instance, options, hooks).timetable;
}

/** The same, with what proves the bound. */
export function solveWithProof(
  instance: Instance,
  options: SolveOptions,
  hooks: SolveHooks = {},
): { timetable: Timetable; proof: Proof } {
  const moves = movesOf(options.budget);
  const seed = checkSeed(options.seed);
  const model = compile(instance);
  const s = emptySchedule(model);
  keepLocked(s, instance);
  report(hooks, 'pair', 0, moves, null, null);
  const atOnce = placeAtOnce(s, createRandom(seed));
  report(hooks, 'pair', 0, moves, atOnce.value, null);
  const stopped = () => hooks.stopped?.() ?? false;
  const guide = findGuide(model, moves, stopped);
  const given = isLayout(model);
  const factor = given ? LAYOUT_FACTOR : movesPerBudgetMove(guide.candidates.length, moves);
  const find = given ? layOut : search;
  const found = find(s, guide, seed, moves * factor, {
    onProgress: (done, value) => {
      const most = Math.max(value, atOnce.value);
      report(hooks, 'timetable', Math.floor(done / factor), moves, most, guide.bound);
    },
    stopped,
  });
  // What was told at the start is not taken back.
  const best = found.value >= atOnce.value ? found : atOnce;
  const placed = [...best.position.keys()]
    .filter((pair) => best.position[pair]! >= 0)
    .map((pair) => ({
      pair,
      option: best.option[pair]!,
      position: best.position[pair]!,
      interpreter: best.interpreter[pair]!,
    }));
  const { meetings, won } = nameTables(model, placed);
  const value = best.value + won * model.weights.change;
  report(hooks, 'timetable', moves, moves, value, guide.bound);
  const timetable: Timetable = {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value,
    bound: guide.bound,
    seed,
    algorithm: ALGORITHM,
    elapsedMs: 0,
  };
  return { timetable, proof: proofOf(model, instance.name, guide) };
}

function keepLocked(s: Schedule, instance: Instance): void {
  try {
    placeLocked(s);
  } catch (error) {
    throw error instanceof InstanceError ? explainClash(instance) : error;
  }
}

function proofOf(model: Model, instance: string, guide: Guide): Proof {
  const { argument, bound, proof } = guide;
  const head = { format: 'showcase-proof/1' as const, instance, bound, argument };
  if (argument === 'waiting') return head;
  return { ...head, prices: namePrices(model, proof.program, proof.prices) };
}

function report(
  hooks: SolveHooks,
  phase: SolveProgress['phase'],
  done: number,
  total: number,
  value: number | null,
  bound: number | null,
): void {
  hooks.onProgress?.({ phase, done, total, value, bound });
}
