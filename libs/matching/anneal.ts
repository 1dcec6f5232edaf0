import { type Best, keep } from './best.js';
import { type Ejected, forceInto, makeRoom } from './eject.js';
import type { Random } from './random.js';
import { place, remove, rollBack, type Schedule } from './schedule.js';
import { swapChain } from './kempe.js';
import { nthBit, popcount } from './slot-bits.js';
import { bestSpot, freeWord, hasRoom } from './spots.js';

/** Pairs to try, and the same by firm, dearest first. */
export interface Search {
  candidates: Int32Array;
  byFirm: Int32Array[];
  random: Random;
  /** Of 16 moves, how many swap two slots along a Kempe chain. */
  swaps: number;
}

/** Temperatures in thousandths of value. */
interface Cooling {
  from: number;
  to: number;
  moves: number;
}

/** -ln of 4096 evenly spread chances, as integers: the same acceptance on every machine. */
const STEPS = 4096;
const EXPONENTIAL = Float64Array.from(
  { length: STEPS },
  (_, i) => Math.round(-Math.log((i + 0.5) / STEPS) * 65_536) / 65_536,
);
const TEMPERATURES = 128;

/** From so many candidates on a few neighbours are tried in a row: they share what is in the processor's cache. */
const MANY = 10_000;
const IN_A_ROW = 8;

/**
 * Simulated annealing (Kirkpatrick 1983) over insertions with ejection. Keeps the best schedule met in
 * `best`; returns when the moves are spent, the target is reached or `stop` says so (asked now and then).
 */
export function anneal(
  s: Schedule,
  search: Search,
  cooling: Cooling,
  best: Best,
  stop: (movesDone: number) => boolean,
): void {
  const { candidates, random } = search;
  if (candidates.length === 0) return;
  const perTemperature = Math.ceil(cooling.moves / TEMPERATURES);
  const ratio = cooling.to / cooling.from;
  const inARow = candidates.length > MANY ? IN_A_ROW : 1;
  let at = 0;
  let temperature = cooling.from;
  for (let done = 0; done < cooling.moves; done++) {
    if (done % perTemperature === 0) {
      if (stop(done)) return;
      // Rounded, because the last digit of a power differs between engines.
      const power = Math.pow(ratio, done / perTemperature / TEMPERATURES);
      temperature = (cooling.from * Math.round(power * 65_536)) / 65_536;
    }
    const before = s.value;
    s.journal.length = 0;
    at = done % inARow === 0 ? random.below(candidates.length) : (at + 1) % candidates.length;
    const pair = candidates[at]!;
    const made = random.below(16) < search.swaps ? swap(s, search, pair) : move(s, search, pair);
    const loss = before - s.value;
    const bar = EXPONENTIAL[random.below(STEPS)]! * temperature;
    if (!made || loss > bar) rollBack(s, 0);
    else if (s.value > best.value) {
      keep(s, best);
      if (best.value >= best.target) return;
    }
  }
}

/** Inserts the pair, or moves it when it meets already. False when that is impossible. */
export function move(s: Schedule, search: Search, pair: number): boolean {
  const { random } = search;
  const { pairs } = s.model;
  const ejected: Ejected = [];
  const from = s.position[pair]!;
  if (from >= 0) {
    if (s.fixed[pair] === 1) return false;
    remove(s, pair);
  } else {
    if (!makeRoom(s, pairs.a[pair]!, random, ejected)) return false;
    if (!makeRoom(s, pairs.b[pair]!, random, ejected)) return false;
    const spot = bestSpot(s, pair, random);
    if (spot && random.below(8) > 0) {
      place(s, spot.option, spot.position, spot.interpreter);
      mend(s, search, ejected);
      return true;
    }
  }
  const option = randomOption(s, pair, random);
  const p = randomPosition(s, option, random);
  if (p === from || !forceInto(s, option, p, random, ejected)) return false;
  mend(s, search, ejected);
  return true;
}

/** Swaps a meeting's slot with another along the chain of meetings it hangs together with. */
function swap(s: Schedule, search: Search, pair: number): boolean {
  const p = s.position[pair]!;
  if (p < 0 || s.fixed[pair] === 1) return move(s, search, pair);
  const { options, slots } = s.model;
  const q = slots.positionOf[search.random.below(slots.positionOf.length)]!;
  return q !== p && swapChain(s, options.a[s.option[pair]!]!, p, q);
}

function randomOption(s: Schedule, pair: number, random: Random): number {
  const { start } = s.model.options;
  return start[pair]! + random.below(start[pair + 1]! - start[pair]!);
}

/** One of the option's positions: a free one where a coin says so and there is one. */
function randomPosition(s: Schedule, option: number, random: Random): number {
  const { words } = s.model.slots;
  const { mask } = s.model.options;
  let count = 0;
  if (random.below(2) === 0) {
    for (let w = 0; w < words; w++) count += popcount(freeWord(s, option, w));
  }
  const useFree = count > 0;
  if (!useFree) for (let w = 0; w < words; w++) count += popcount(mask[option * words + w]!);
  let n = random.below(count);
  for (let w = 0; w < words; w++) {
    const word = useFree ? freeWord(s, option, w) : mask[option * words + w]!;
    const here = popcount(word);
    if (n < here) return w * 32 + nthBit(word, n);
    n -= here;
  }
  return -1;
}

/** Places again what was thrown out, then offers its firms other partners. */
export function mend(s: Schedule, search: Search, ejected: Ejected): void {
  const { pairs, weights, people } = s.model;
  for (const pair of ejected) {
    const [a, b] = [pairs.a[pair]!, pairs.b[pair]!];
    if (s.position[pair]! >= 0 || !hasRoom(s, a) || !hasRoom(s, b)) continue;
    const spot = bestSpot(s, pair, search.random);
    if (!spot) continue;
    const short = (f: number) => (s.firmCount[f]! < people.firmMin[f]! ? weights.shortfall : 0);
    if (pairs.worth[pair]! + spot.gain + short(a) + short(b) <= 0) continue;
    place(s, spot.option, spot.position, spot.interpreter);
  }
  for (const pair of ejected) {
    if (s.position[pair]! >= 0) continue;
    fill(s, search, pairs.a[pair]!, pair);
    fill(s, search, pairs.b[pair]!, pair);
  }
}

/** Gives a firm with room its dearest partner that has room and a free slot in common. */
function fill(s: Schedule, search: Search, firm: number, except: number): void {
  if (!hasRoom(s, firm)) return;
  const { pairs } = s.model;
  for (const pair of search.byFirm[firm]!) {
    if (pair === except || s.position[pair]! >= 0) continue;
    const other = pairs.a[pair]! === firm ? pairs.b[pair]! : pairs.a[pair]!;
    if (!hasRoom(s, other)) continue;
    const spot = bestSpot(s, pair, search.random);
    if (!spot || pairs.worth[pair]! + spot.gain <= 0) continue;
    place(s, spot.option, spot.position, spot.interpreter);
    return;
  }
}
