import { canInterpret, firstFreeInterpreter, isInterpreterFree } from './free-interpreters.js';
import { idleChange } from './idle.js';
import type { Random } from './random.js';
import { bonus, type Schedule } from './schedule.js';

/** Where and with whom a pair could meet without disturbing anybody. */
interface Spot {
  option: number;
  position: number;
  interpreter: number;
  /** Idle slots, breaks and changes counted; what the pair itself is worth is not. */
  gain: number;
}

const NO_INTERPRETER = -1;
/** Nobody who could interpret is free. */
export const NONE_FREE = -2;

/** The best spot that is free, ties by the generator; null when there is none. Looks at no firm's limit. */
export function bestSpot(s: Schedule, pair: number, random: Random): Spot | null {
  const { options, slots, entries, weights } = s.model;
  const bonusMost = entries.previousCount > 0 ? weights.change : 0;
  let best: Spot | null = null;
  let ties = 0;
  for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
    const a = options.a[o]!;
    const b = options.b[o]!;
    for (let w = 0; w < slots.words; w++) {
      let free = freeWord(s, o, w);
      while (free !== 0) {
        const bit = 31 - Math.clz32(free & -free);
        free &= free - 1;
        const p = w * 32 + bit;
        const saved = 0 - idleChange(s, a, p) - idleChange(s, b, p);
        if (best !== null && saved + bonusMost < best.gain) continue;
        if (!inOrder(s, pair, p)) continue;
        const interpreter = findInterpreter(s, o, p);
        if (interpreter === NONE_FREE) continue;
        const gain = saved + bonus(s, pair, o, p, interpreter);
        if (best === null || gain > best.gain) {
          best = { option: o, position: p, interpreter, gain };
          ties = 1;
        } else if (gain === best.gain && random.below(++ties) === 0) {
          best = { option: o, position: p, interpreter, gain };
        }
      }
    }
  }
  return best;
}

/** Positions of a word in which both delegates of an option are free and a table is left. */
export function freeWord(s: Schedule, option: number, word: number): number {
  return bothFreeWord(s, option, word) & s.open[word]!;
}

/** The same, whether a table is left or not. */
export function bothFreeWord(s: Schedule, option: number, word: number): number {
  const { options, slots } = s.model;
  const { words } = slots;
  return (
    options.mask[option * words + word]! &
    ~s.busy[options.a[option]! * words + word]! &
    ~s.busy[options.b[option]! * words + word]!
  );
}

/** Who interprets: the entry's own where one is asked for, else the earlier meeting's, else the first who is free. */
export function findInterpreter(s: Schedule, option: number, p: number): number {
  const { options, entries } = s.model;
  const need = options.need[option]!;
  if (need === 0) return NO_INTERPRETER;
  const pair = options.pair[option]!;
  const locked = entries.locked.size > 0 ? entries.locked.get(pair) : undefined;
  if (locked && locked.interpreter >= 0) {
    return isInterpreterFree(s, locked.interpreter, p) ? locked.interpreter : NONE_FREE;
  }
  const earlier = entries.previousCount > 0 ? entries.previous.get(pair) : undefined;
  if (earlier && earlier.interpreter >= 0 && earlier.position === p) {
    const kept = earlier.interpreter;
    if (canInterpret(s, kept, need, p)) return kept;
  }
  const first = firstFreeInterpreter(s, need, p);
  return first < 0 ? NONE_FREE : first;
}

/** Whether a pair at this position keeps all precedences with the pairs that meet now. */
export function inOrder(s: Schedule, pair: number, p: number): boolean {
  const { entries, slots } = s.model;
  if (entries.before.size === 0) return true;
  const time = slots.slotAt[p]!;
  const slotOf = (other: number) => slots.slotAt[s.position[other]!]!;
  const early = entries.before.get(pair) ?? [];
  const late = entries.after.get(pair) ?? [];
  return (
    early.every((other) => s.position[other]! < 0 || slotOf(other) < time) &&
    late.every((other) => s.position[other]! < 0 || slotOf(other) > time)
  );
}

export function hasRoom(s: Schedule, firm: number): boolean {
  return s.firmCount[firm]! < s.model.people.firmMax[firm]!;
}
