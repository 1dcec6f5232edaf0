import type { Model } from '../model.js';
import { findPair } from '../model-pairs.js';
import type { Schedule } from '../schedule.js';
import type { Spot } from './answer.js';

const slotIds = new WeakMap<Model['slots'], Map<number, string>>();

/** Id of the slot at a position. */
export function slotId({ slots }: Model, position: number): string {
  let ids = slotIds.get(slots);
  if (!ids) slotIds.set(slots, (ids = new Map([...slots.byId].map(([id, p]) => [p, id]))));
  return ids.get(position)!;
}

/** The two firms of a pair, by id. */
export function firmsOf({ people, pairs }: Model, pair: number): { a: string; b: string } {
  return { a: people.firmIds[pairs.a[pair]!]!, b: people.firmIds[pairs.b[pair]!]! };
}

/** Where and with whom, by id. */
export function spotOf(model: Model, option: number, position: number, interpreter: number): Spot {
  const { people, options } = model;
  return {
    slot: slotId(model, position),
    aDelegate: people.delegateIds[options.a[option]!]!,
    bDelegate: people.delegateIds[options.b[option]!]!,
    interpreter: interpreter < 0 ? null : people.interpreterIds[interpreter]!,
  };
}

/** The pairs that a firm is in, and its partner in each. */
export function pairsOfFirm({ pairs }: Model, firm: number): { pair: number; partner: number }[] {
  const found: { pair: number; partner: number }[] = [];
  for (let e = 0; e < pairs.count; e++) {
    if (pairs.a[e] === firm) found.push({ pair: e, partner: pairs.b[e]! });
    else if (pairs.b[e] === firm) found.push({ pair: e, partner: pairs.a[e]! });
  }
  return found;
}

/** The pair of two firms, or -1. */
export function pairOf({ model }: Pick<Schedule, 'model'>, a: string, b: string): number {
  return findPair(model.pairs, model.people, a, b);
}

/** Whether a bit is set in a row of words. */
export function hasBit(masks: Int32Array, row: number, words: number, position: number): boolean {
  return (masks[row * words + (position >> 5)]! & (1 << (position & 31))) !== 0;
}
