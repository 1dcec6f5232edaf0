import type { Instance, Timetable } from './instance.js';
import { PartnerFlow } from './partner-flow.js';
import type { SolveOptions } from './snapshot.js';
import { type SolveHooks, solveWithProof } from './solve.js';
import type { Proof } from './proof.js';
import { verifyTimetable } from './verify.js';

const WEIGHT_MAX = 1_000_000_000;

/**
 * The timetable that lifts the worst-off first (leximin on the number of meetings), and what that costs in
 * value against the best one found without it. Value, bound and proof are those of the instance as it stands.
 */
export function solveFairly(
  instance: Instance,
  options: SolveOptions,
  hooks: SolveHooks = {},
): { timetable: Timetable; proof: Proof; price: number } {
  const free = solveWithProof(instance, options, halfOf(hooks, 'first'));
  const fair = solveWithProof(raiseMinima(instance), options, halfOf(hooks, 'second')).timetable;
  const timetable = {
    ...fair,
    bound: free.timetable.bound,
    algorithm: `${fair.algorithm}+leximin`,
  };
  timetable.value = verifyTimetable(instance, timetable).value;
  return { timetable, proof: free.proof, price: free.timetable.value - timetable.value };
}

/** Two runs, half of the work each. What the second one counts is of another instance: no value to show. */
function halfOf(hooks: SolveHooks, half: 'first' | 'second'): SolveHooks {
  return {
    ...hooks,
    onProgress: ({ done, total, ...progress }) =>
      hooks.onProgress?.(
        half === 'first'
          ? { ...progress, total, done: Math.floor(done / 2) }
          : { ...progress, total, done: Math.floor((total + done) / 2), value: null, bound: null },
      ),
  };
}

/**
 * Minima as high as they can be lifted together, the lowest first, without regard to times: each firm in turn
 * gets one more meeting as long as it can (greedy on a polymatroid: Megiddo 1974, Federgruen-Groenevelt 1986).
 * Missing one of them weighs more than any meeting.
 */
export function raiseMinima(instance: Instance): Instance {
  const flow = new PartnerFlow(instance);
  const places = instance.tables.reduce(
    (sum, { available }) => sum + (available ? new Set(available).size : instance.slots.length),
    0,
  );
  let growing = [...flow.ids.keys()].filter((firm) => flow.room[firm]! > 0);
  // Every meeting gives two firms one each: more than the tables hold cannot be promised.
  for (
    let left = 2 * places;
    growing.length > 0 && left >= growing.length;
    left -= growing.length
  ) {
    growing = growing.filter((firm) => flow.reached[firm]! < flow.room[firm]! && flow.grow(firm));
  }
  const lifted = new Map(flow.ids.map((id, firm) => [id, flow.reached[firm]!]));
  const { weights } = instance;
  const dearest = instance.pairs.reduce((most, { score }) => Math.max(most, score), 0);
  const heavy = 2 * (dearest + (weights.must ?? 0) + (weights.shortfall ?? 0)) + 1;
  return {
    ...instance,
    participants: instance.participants.map((firm) => ({
      ...firm,
      minMeetings: Math.min(firm.maxMeetings, lifted.get(firm.id)!),
    })),
    weights: { ...weights, shortfall: Math.min(WEIGHT_MAX, heavy) },
  };
}
