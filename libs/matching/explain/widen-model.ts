import type { Model } from '../model.js';
import { maskNeeds } from '../model-people.js';
import { joined, longer, setBit } from './longer.js';

/** One thing more than the round has. */
export type Widening =
  | { code: 'interpreter'; position: number; need: number }
  | { code: 'table'; position: number }
  | { code: 'stay'; delegate: number; position: number }
  | { code: 'limit'; firms: number[] };

/** A copy of a model that has it; what did not change is shared. */
export function widenModel(model: Model, widening: Widening | null): Model {
  const wider: Model = {
    ...model,
    people: { ...model.people },
    pairs: { ...model.pairs },
    options: { ...model.options, mask: model.options.mask.slice() },
    tablesAt: model.tablesAt.slice(),
  };
  if (!widening) return wider;
  apply(wider, widening);
  // One table more where there are some opens nothing that was not open.
  const isOpen = widening.code === 'table' && wider.tablesAt[widening.position]! > 1;
  if (widening.code !== 'limit' && !isOpen) openAt(wider, widening);
  return wider;
}

function apply(model: Model, widening: Widening): void {
  const { people, slots } = model;
  if (widening.code === 'table') model.tablesAt[widening.position]!++;
  if (widening.code === 'limit') {
    people.firmMax = people.firmMax.slice();
    for (const firm of widening.firms) people.firmMax[firm]!++;
  }
  if (widening.code === 'stay') {
    people.delegateMask = people.delegateMask.slice();
    setBit(people.delegateMask, widening.delegate, slots.words, widening.position);
  }
  if (widening.code === 'interpreter') {
    const added = people.interpreterIds.length;
    people.interpreterIds = [...people.interpreterIds, ''];
    people.interpreterMax = joined(people.interpreterMax, [1]);
    people.interpreterMask = longer(people.interpreterMask, slots.words, 0);
    setBit(people.interpreterMask, added, slots.words, widening.position);
    people.needInterpreters = people.needInterpreters.map((able, need) =>
      need === widening.need ? [...able, added] : able,
    );
    Object.assign(people, maskNeeds(people.needInterpreters, added + 1));
  }
}

/** Opens the position to every option that can be used there now. */
function openAt(model: Model, widening: Exclude<Widening, { code: 'limit' }>): void {
  const { options, slots, entries } = model;
  const { position } = widening;
  for (let o = 0; o < options.pair.length; o++) {
    const pair = options.pair[o]!;
    if (!concerns(model, o, widening) || entries.locked.has(pair)) continue;
    const bits = wordOf(model, pair, options.a[o]!, options.b[o]!, options.need[o]!, position >> 5);
    if ((bits & (1 << (position & 31))) !== 0) setBit(options.mask, o, slots.words, position);
  }
}

function concerns({ options }: Model, o: number, widening: Widening): boolean {
  if (widening.code === 'interpreter') return options.need[o] === widening.need;
  if (widening.code !== 'stay') return true;
  return options.a[o] === widening.delegate || options.b[o] === widening.delegate;
}

/** Where an option can be used, of one word of positions: as `listOptions` has it. */
export function wordOf(
  { slots, people, pairs, tablesAt }: Model,
  pair: number,
  a: number,
  b: number,
  need: number,
  word: number,
): number {
  const { words } = slots;
  let bits =
    pairs.available[pair * words + word]! &
    people.delegateMask[a * words + word]! &
    people.delegateMask[b * words + word]!;
  for (let left = bits; left !== 0; left &= left - 1) {
    const bit = left & -left;
    const isThere = (i: number) =>
      people.interpreterMax[i]! > 0 && (people.interpreterMask[i * words + word]! & bit) !== 0;
    const open = tablesAt[word * 32 + 31 - Math.clz32(bit)]! > 0;
    if (!open || (need > 0 && !people.needInterpreters[need]!.some(isThere))) bits &= ~bit;
  }
  return bits;
}
