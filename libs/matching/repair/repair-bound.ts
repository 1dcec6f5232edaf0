import { buildProgram } from '../build-program.js';
import type { Model } from '../model.js';
import { findPrices, provenBound } from '../prices.js';
import { type Program, spreadPrices } from '../program.js';

interface Priced {
  program: Program;
  y: Float64Array;
}

/** Prices of a round as it was, kept as long as its model is. */
const priced = new WeakMap<Model, Priced>();
const ITERATIONS = { first: 400, again: 40 };

/**
 * A bound that no timetable of the changed instance exceeds, a full re-run included: the degree bound (limits
 * summed over the day), its prices taken from the round as it was and adjusted in a few steps. Any prices prove
 * a bound, so it is valid however few they are. Where a firm came in, the prices are found anew.
 */
export function repairBound(before: Model, changed: Model): number {
  const program = byDay(changed);
  if (changed.people.firmIds.length !== before.people.firmIds.length) {
    return provenBound(program, findPrices(program, ITERATIONS.first).y);
  }
  const base = priced.get(before) ?? findFirst(before);
  priced.set(before, base);
  const start = spreadPrices(base.program, base.y, program, changed.slots.positionOf);
  return provenBound(program, findPrices(program, ITERATIONS.again, { y: start }).y);
}

function findFirst(model: Model): Priced {
  const program = byDay(model);
  return { program, y: findPrices(program, ITERATIONS.first).y };
}

function byDay(model: Model): Program {
  return buildProgram(model, new Int32Array(model.slots.positions), 1);
}
