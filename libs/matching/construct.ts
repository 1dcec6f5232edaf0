import { type Best, bestOf } from './best.js';
import { InstanceError } from './instance-error.js';
import { placeByChain } from './kempe.js';
import { canInterpret, firstFreeInterpreter, isInterpreterFree } from './free-interpreters.js';
import type { Model } from './model.js';
import type { Random } from './random.js';
import { place, remove, type Schedule } from './schedule.js';
import { bestSpot, freeWord, hasRoom, inOrder } from './spots.js';

const TRIES_MAX = 100_000;

/**
 * Puts every locked pair where its entry says, trying delegates and interpreters until all fit.
 * @throws InstanceError `locked.impossible` when they cannot all be kept (or not found in 100,000 steps).
 */
export function placeLocked(s: Schedule): void {
  const pairs = [...s.model.entries.locked.keys()].sort((x, y) => x - y);
  let tries = 0;
  const fit = (k: number): boolean => {
    const pair = pairs[k];
    if (pair === undefined) return true;
    const { options, pairs: all } = s.model;
    if (!hasRoom(s, all.a[pair]!) || !hasRoom(s, all.b[pair]!)) return false;
    for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
      const p = s.model.entries.locked.get(pair)!.position;
      if ((freeWord(s, o, p >> 5) & (1 << (p & 31))) === 0 || !inOrder(s, pair, p)) continue;
      for (const interpreter of interpretersFor(s, o, p)) {
        if (++tries > TRIES_MAX) return false;
        place(s, o, p, interpreter);
        if (fit(k + 1)) return true;
        remove(s, pair);
      }
    }
    return false;
  };
  if (!fit(0) || !tablesFit(s.model)) {
    throw new InstanceError(
      'locked.impossible',
      'locked',
      'the locked meetings exclude each other',
    );
  }
  for (const pair of pairs) s.fixed[pair] = 1;
}

function interpretersFor(s: Schedule, option: number, p: number): number[] {
  const { options, people, entries } = s.model;
  const need = options.need[option]!;
  if (need === 0) return [-1];
  const asked = entries.locked.get(options.pair[option]!)!.interpreter;
  return people.needInterpreters[need]!.filter(
    (i) => (asked < 0 || asked === i) && isInterpreterFree(s, i, p),
  );
}

function tablesFit(model: Model): boolean {
  const named = [...model.entries.locked.values()].filter((row) => row.table >= 0);
  return new Set(named.map((row) => `${row.position}/${row.table}`)).size === named.length;
}

/** Starts a repair from the earlier timetable: everything of it that can still be had. */
export function placePrevious(s: Schedule): void {
  const { entries, options, pairs } = s.model;
  for (const [pair, entry] of [...entries.previous].sort(([x], [y]) => x - y)) {
    if (s.position[pair]! >= 0) continue;
    if (!hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!)) continue;
    const p = entry.position;
    for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
      if (entry.a >= 0 && entry.a !== options.a[o]) continue;
      if (entry.b >= 0 && entry.b !== options.b[o]) continue;
      if ((freeWord(s, o, p >> 5) & (1 << (p & 31))) === 0 || !inOrder(s, pair, p)) continue;
      const interpreter = freeInterpreterOf(s, options.need[o]!, entry.interpreter, p);
      if (interpreter === null) continue;
      place(s, o, p, interpreter);
      break;
    }
  }
}

/** The one asked for, or the first who is free; -1 where none is needed, null where there is none. */
function freeInterpreterOf(s: Schedule, need: number, asked: number, p: number): number | null {
  if (need === 0) return asked >= 0 ? null : -1;
  if (asked >= 0) return canInterpret(s, asked, need, p) ? asked : null;
  const first = firstFreeInterpreter(s, need, p);
  return first < 0 ? null : first;
}

/** Inserts pairs in the given order; where two delegates have no common free slot, by a Kempe chain. */
export function placeInOrder(s: Schedule, order: Int32Array, random: Random): void {
  const { pairs, options } = s.model;
  for (const pair of order) {
    if (s.position[pair]! >= 0) continue;
    if (!hasRoom(s, pairs.a[pair]!) || !hasRoom(s, pairs.b[pair]!)) continue;
    const spot = bestSpot(s, pair, random);
    if (spot) place(s, spot.option, spot.position, spot.interpreter);
    else {
      for (let o = options.start[pair]!; o < options.start[pair + 1]!; o++) {
        if (placeByChain(s, o)) break;
      }
    }
    s.journal.length = 0;
  }
}

/**
 * A timetable made at once: what can be kept of an earlier one, then pairs by worth. Leaves the schedule as it was.
 */
export function placeAtOnce(s: Schedule, random: Random): Best {
  const { worth } = s.model.pairs;
  const before = s.position.slice();
  placePrevious(s);
  const order = Int32Array.from(worth.keys()).sort((x, y) => worth[y]! - worth[x]! || x - y);
  placeInOrder(s, order, random);
  const found = bestOf(s, Infinity);
  for (let pair = 0; pair < before.length; pair++) {
    if (before[pair]! < 0 && s.position[pair]! >= 0) remove(s, pair);
  }
  s.journal.length = 0;
  return found;
}
