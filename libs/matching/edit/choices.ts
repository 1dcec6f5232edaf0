import { isInterpreterFree } from '../free-interpreters.js';
import type { Schedule } from '../schedule.js';
import { bothFreeWord, inOrder } from '../spots.js';

/** Who could hold a meeting: an option (two delegates) and an interpreter, -1 without. */
export interface Choice {
  option: number;
  interpreter: number;
}

/** Everybody named must be among those wanted; absent means whoever. */
export interface Wanted {
  aDelegate?: number;
  bDelegate?: number;
  interpreter?: number;
}

/**
 * All people who could hold a pair's meeting at a position, everybody free; tables and the firms' limits are
 * not looked at. With `few`, at most two of the free interpreters, the earlier meeting's own first: which one it is
 * matters only to the one meeting exchanged with, which wants one of them at most, so the other of the two will do.
 */
export function choicesAt(s: Schedule, pair: number, p: number, few: boolean): Choice[] {
  const { options, people } = s.model;
  const [w, bit] = [p >> 5, 1 << (p & 31)];
  const found: Choice[] = [];
  if (!inOrder(s, pair, p)) return found;
  for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
    if ((bothFreeWord(s, o, w) & bit) === 0) continue;
    const need = options.need[o]!;
    if (need === 0) found.push({ option: o, interpreter: -1 });
    else {
      const able = people.needInterpreters[need]!.filter((i) => isInterpreterFree(s, i, p));
      for (const interpreter of few ? firstTwo(s, pair, able) : able) {
        found.push({ option: o, interpreter });
      }
    }
  }
  return found;
}

function firstTwo(s: Schedule, pair: number, able: number[]): number[] {
  const { entries } = s.model;
  const kept = (entries.previous.get(pair) ?? entries.contested.get(pair))?.interpreter ?? -1;
  return able.includes(kept)
    ? [kept, ...able.filter((i) => i !== kept).slice(0, 1)]
    : able.slice(0, 2);
}

export function isWanted(s: Schedule, { option, interpreter }: Choice, wanted: Wanted): boolean {
  const { options } = s.model;
  return (
    (wanted.aDelegate === undefined || wanted.aDelegate === options.a[option]) &&
    (wanted.bDelegate === undefined || wanted.bDelegate === options.b[option]) &&
    (wanted.interpreter === undefined || wanted.interpreter === interpreter)
  );
}
