import { place, remove, rollBack, type Schedule } from './schedule.js';
import { findInterpreter, freeWord, inOrder, NONE_FREE } from './spots.js';

const CHAIN_MAX = 400;

/**
 * Makes a common free position for an option whose delegates have none: one is free at p, the other at q;
 * the chain of meetings that alternates between p and q from the second delegate is swapped (Kempe 1879;
 * Koenig 1916 for bipartite graphs). Places the pair and returns true, or changes nothing.
 */
export function placeByChain(s: Schedule, option: number): boolean {
  const { options, slots } = s.model;
  const a = options.a[option]!;
  const b = options.b[option]!;
  const freeOf = (delegate: number): number[] =>
    Array.from(slots.positionOf).filter((p) => {
      const word = options.mask[option * slots.words + (p >> 5)]!;
      const busy = s.busy[delegate * slots.words + (p >> 5)]!;
      return (word & ~busy & (1 << (p & 31))) !== 0;
    });
  const freeA = freeOf(a);
  const freeB = freeOf(b);
  for (const p of freeA) {
    for (const q of freeB) {
      if (p !== q && swapAndPlace(s, option, b, p, q)) return true;
    }
  }
  return false;
}

/** `delegate` is busy at p and free at q; afterwards he is free at p, and the pair meets there. */
function swapAndPlace(
  s: Schedule,
  option: number,
  delegate: number,
  p: number,
  q: number,
): boolean {
  const mark = s.journal.length;
  if (swapChain(s, delegate, p, q) && isFreeAt(s, option, p)) {
    const interpreter = findInterpreter(s, option, p);
    if (interpreter !== NONE_FREE && inOrder(s, s.model.options.pair[option]!, p)) {
      place(s, option, p, interpreter);
      return true;
    }
  }
  rollBack(s, mark);
  return false;
}

function isFreeAt(s: Schedule, option: number, p: number): boolean {
  return (freeWord(s, option, p >> 5) & (1 << (p & 31))) !== 0;
}

/**
 * Swaps positions p and q along the chain of meetings that starts with the delegate's meeting at p.
 * False (roll back) when a member cannot be held at its new position.
 */
export function swapChain(s: Schedule, delegate: number, p: number, q: number): boolean {
  const { slots } = s.model;
  const first = s.delegateAt[delegate * slots.positions + p]!;
  if (first < 0) return true;
  const chain = collectChain(s, first, p, q);
  if (chain === null) return false;
  const moves = chain.map((pair) => ({
    option: s.option[pair]!,
    to: s.position[pair] === p ? q : p,
  }));
  for (const pair of chain) remove(s, pair);
  for (const { option, to } of moves) {
    if (!isFreeAt(s, option, to) || !inOrder(s, s.model.options.pair[option]!, to)) return false;
    const interpreter = findInterpreter(s, option, to);
    if (interpreter === NONE_FREE) return false;
    place(s, option, to, interpreter);
  }
  return true;
}

/** All meetings at p or q that hang together with the first; null when one of them is fixed. */
function collectChain(s: Schedule, first: number, p: number, q: number): number[] | null {
  const { options, slots } = s.model;
  const chain = [first];
  const seen = new Set(chain);
  for (let i = 0; i < chain.length; i++) {
    const pair = chain[i]!;
    if (s.fixed[pair] === 1 || chain.length > CHAIN_MAX) return null;
    const other = s.position[pair] === p ? q : p;
    const option = s.option[pair]!;
    for (const delegate of [options.a[option]!, options.b[option]!]) {
      const next = s.delegateAt[delegate * slots.positions + other]!;
      if (next >= 0 && !seen.has(next)) {
        seen.add(next);
        chain.push(next);
      }
    }
  }
  return chain;
}
