import { anneal, type Best, keep, type Search } from './anneal.js';
import { checkSeed, movesOf } from './budget.js';
import { placeInOrder, placeLocked, placePrevious } from './construct.js';
import { findGuide, type Guide, typicalScore } from './guide.js';
import type { Instance, Timetable } from './instance.js';
import { compile, type Model } from './model.js';
import { nameTables } from './name-tables.js';
import { createRandom } from './random.js';
import { emptySchedule, place, remove, type Schedule } from './schedule.js';
import type { SolveOptions, SolveProgress } from './snapshot.js';

const ALGORITHM = 'prices+kempe+annealing/1';

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
  const moves = movesOf(options.budget);
  const seed = checkSeed(options.seed);
  const model = compile(instance);
  const s = emptySchedule(model);
  placeLocked(s);
  report(hooks, 'pair', 0, moves, null, null);
  const guide = findGuide(model, moves);
  const best = search(s, guide, seed, moves, hooks);
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
  return {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value,
    bound: guide.bound,
    seed,
    algorithm: ALGORITHM,
    elapsedMs: 0,
  };
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

/** Starts from the earlier timetable and the prices, tries three temperatures, goes on with the best one. */
function search(s: Schedule, guide: Guide, seed: number, moves: number, hooks: SolveHooks): Best {
  const { model } = s;
  const random = createRandom(seed);
  placePrevious(s);
  placeInOrder(s, byReducedWorth(guide.candidates, guide), random);
  const best = bestOf(s, guide.bound);
  const start = bestOf(s, guide.bound);
  const { unit, trials, end, swaps } = scaleOf(model);
  const lookup: Search = {
    candidates: guide.candidates,
    byFirm: listByFirm(model, guide),
    random,
    swaps,
  };
  let spent = 0;
  const run = (from: number, share: number, into: Best): void => {
    const part = Math.floor(moves * share);
    const stop = (done: number): boolean => {
      report(
        hooks,
        'timetable',
        spent + done,
        moves,
        Math.max(best.value, into.value),
        guide.bound,
      );
      return hooks.stopped?.() ?? false;
    };
    if (best.value < guide.bound) {
      anneal(s, lookup, { from: from * unit, to: end * unit, moves: part }, into, stop);
    }
    spent += part;
  };
  let warmest = { from: trials[0]!, best: start };
  for (const from of trials) {
    const trial = bestOf(s, guide.bound);
    restore(s, start);
    keep(s, trial);
    run(from, TRIAL_SHARE, trial);
    if (trial.value > best.value) copy(trial, best);
    if (trial.value > warmest.best.value || warmest.best === start) {
      warmest = { from, best: trial };
    }
  }
  restore(s, warmest.best);
  run(warmest.from, 1 - trials.length * TRIAL_SHARE, best);
  return best;
}

const TRIAL_SHARE = 0.15;

/** What temperatures and the mix of moves are measured by. */
interface Scale {
  unit: number;
  /** Starting temperatures in units: cold keeps a good start, hot is for half-days and scarce interpreters. */
  trials: number[];
  end: number;
  swaps: number;
}

/** Where scores decide nothing (all 0), waiting does: meetings are given, and only their slots are changed. */
function scaleOf(model: Model): Scale {
  const typical = typicalScore(model);
  if (typical > 0) return { unit: typical, trials: [0.02, 0.2, 1], end: 0.004, swaps: 1 };
  const unit = Math.max(model.weights.gap, model.weights.break, 1);
  return { unit, trials: [1, 2, 3], end: 0.15, swaps: 5 };
}

function byReducedWorth(pairs: Int32Array, guide: Guide): Int32Array {
  return pairs.slice().sort((x, y) => guide.reduced[y]! - guide.reduced[x]! || x - y);
}

function listByFirm(model: Model, guide: Guide): Int32Array[] {
  const lists = model.people.firmIds.map((): number[] => []);
  for (const pair of byReducedWorth(guide.candidates, guide)) {
    lists[model.pairs.a[pair]!]!.push(pair);
    lists[model.pairs.b[pair]!]!.push(pair);
  }
  return lists.map((list) => Int32Array.from(list));
}

function bestOf(s: Schedule, target: number): Best {
  return {
    value: s.value,
    target,
    position: s.position.slice(),
    option: s.option.slice(),
    interpreter: s.interpreter.slice(),
  };
}

function copy(from: Best, to: Best): void {
  to.value = from.value;
  to.position.set(from.position);
  to.option.set(from.option);
  to.interpreter.set(from.interpreter);
}

/** Brings the schedule to what `best` holds. */
function restore(s: Schedule, best: Best): void {
  const { position } = best;
  for (let pair = 0; pair < position.length; pair++) if (s.position[pair]! >= 0) remove(s, pair);
  for (let pair = 0; pair < position.length; pair++) {
    if (position[pair]! >= 0)
      place(s, best.option[pair]!, position[pair]!, best.interpreter[pair]!);
  }
  s.journal.length = 0;
}
