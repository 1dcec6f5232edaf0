import { mend, move, type Search } from '../anneal.js';
import { forceInto, type Ejected } from '../eject.js';
import { createRandom } from '../random.js';
import { rollBack, type Schedule } from '../schedule.js';
import { hasBit } from './names.js';

/** A way to put a pair into the timetable: it can be done again, to the same value. */
export interface Forcing {
  option: number;
  position: number;
  /** Seed of the choices who gives way. */
  seed: number;
  value: number;
  /** How much was done to the timetable. */
  disturbed: number;
}

/** How often a place is tried, each time another meeting giving way. */
const TRIES = 3;

/**
 * Forces a pair that does not meet into every position in turn: what is in the way is thrown out and placed
 * again, the firms that lost a meeting are offered others (ejection chains, Glover 1996). Position -> the best
 * way found. The schedule is left as it was.
 */
export function forceEverywhere(s: Schedule, pair: number, search: Search): Map<number, Forcing> {
  const { options, slots } = s.model;
  const found = new Map<number, Forcing>();
  for (let option = options.start[pair]!; option < options.start[pair + 1]!; option++) {
    for (const position of slots.positionOf) {
      if (!hasBit(options.mask, option, slots.words, position)) continue;
      for (let seed = 1; seed <= TRIES; seed++) {
        const done = force(s, { option, position, seed }, search);
        const [value, disturbed] = [s.value, s.journal.length];
        undo(s, pair);
        if (!done) break;
        const way = { option, position, seed, value, disturbed };
        const best = found.get(position);
        if (!best || better(way, best) < 0) found.set(position, way);
      }
    }
  }
  return found;
}

/** Order of ways: the greater value first, then the one that disturbs less, then the earlier place. */
export function better(x: Forcing, y: Forcing): number {
  return y.value - x.value || x.disturbed - y.disturbed || x.position - y.position;
}

/** Puts the pair in as said, fixed there. False when a fixed meeting is in the way. `undo` either way. */
export function force(
  s: Schedule,
  { option, position, seed }: Pick<Forcing, 'option' | 'position' | 'seed'>,
  search: Search,
): boolean {
  s.journal.length = 0;
  const random = createRandom(seed);
  const ejected: Ejected = [];
  if (!forceInto(s, option, position, random, ejected)) return false;
  s.fixed[s.model.options.pair[option]!] = 1;
  mend(s, { ...search, random }, ejected);
  return true;
}

/** Takes back all that was done since the pair was forced. */
export function undo(s: Schedule, pair: number): void {
  rollBack(s, 0);
  s.fixed[pair] = 0;
}

/**
 * Betters a timetable where it was disturbed: moves that gain, of the firms whose meetings have changed, and
 * of those that they change in turn. All stays in the journal.
 */
export function settle(s: Schedule, search: Search, moves: number): void {
  const { pairs } = s.model;
  const random = createRandom(1);
  const lookup = { ...search, random };
  const touched: number[] = [];
  const known = new Set<number>();
  let read = 0;
  const touch = (): void => {
    for (; read < s.journal.length; read += 4) {
      const pair = Math.abs(s.journal[read]!) - 1;
      for (const firm of [pairs.a[pair]!, pairs.b[pair]!]) {
        if (known.has(firm)) continue;
        known.add(firm);
        touched.push(firm);
      }
    }
  };
  touch();
  for (let k = 0; k < moves && touched.length > 0; k++) {
    const list = search.byFirm[touched[random.below(touched.length)]!]!;
    if (list.length === 0) continue;
    const [before, mark] = [s.value, s.journal.length];
    const made = move(s, lookup, list[random.below(list.length)]!);
    if (!made || s.value <= before) rollBack(s, mark);
    else touch();
  }
}
