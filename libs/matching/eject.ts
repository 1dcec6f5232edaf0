import { isOnDuty } from './free-interpreters.js';
import { lendInterpreter } from './interpreters.js';
import type { Random } from './random.js';
import { place, remove, type Schedule } from './schedule.js';
import { findInterpreter, inOrder, NONE_FREE } from './spots.js';

/** What a move threw out, in the order it did. */
export type Ejected = number[];

/** How many meetings may be asked for their interpreter before one is thrown out. */
const LOOKED_AT_MOST = 6;

/**
 * Puts a pair into a position whatever is in the way: throws out the delegates' meetings there, one of each
 * full firm's, one at the tables, one of an interpreter's, and those that would break a precedence
 * (ejection chains, Glover 1996). False, with the journal left to the caller to roll back, when a fixed
 * meeting is in the way.
 */
export function forceInto(
  s: Schedule,
  option: number,
  p: number,
  random: Random,
  ejected: Ejected,
): boolean {
  const { options, slots, pairs, tablesAt } = s.model;
  const pair = options.pair[option]!;
  for (const delegate of [options.a[option]!, options.b[option]!]) {
    const other = s.delegateAt[delegate * slots.positions + p]!;
    if (other >= 0 && !eject(s, other, ejected)) return false;
  }
  if (!makeRoom(s, pairs.a[pair]!, random, ejected)) return false;
  if (!makeRoom(s, pairs.b[pair]!, random, ejected)) return false;
  if (s.used[p]! >= tablesAt[p]!) {
    const seat = p * s.seatsMax + random.below(s.used[p]!);
    if (s.used[p] === 0 || !eject(s, s.seats[seat]!, ejected)) return false;
  }
  if (!inOrder(s, pair, p) && !ejectOutOfOrder(s, pair, p, ejected)) return false;
  const interpreter = interpreterFor(s, option, p, random, ejected);
  if (interpreter === NONE_FREE) return false;
  place(s, option, p, interpreter);
  return true;
}

/** One who is free, or whom others lend, or who is taken from another meeting. */
function interpreterFor(
  s: Schedule,
  option: number,
  p: number,
  random: Random,
  ejected: Ejected,
): number {
  const { options, entries } = s.model;
  const free = findInterpreter(s, option, p);
  if (free !== NONE_FREE) return free;
  if (!entries.locked.has(options.pair[option]!)) {
    const lent = lendInterpreter(s, option, p, LOOKED_AT_MOST);
    if (lent !== NONE_FREE) return lent;
  }
  return freeInterpreter(s, option, p, random, ejected) ? findInterpreter(s, option, p) : NONE_FREE;
}

function eject(s: Schedule, pair: number, ejected: Ejected): boolean {
  if (s.fixed[pair] === 1) return false;
  remove(s, pair);
  ejected.push(pair);
  return true;
}

/** Throws out a meeting of a firm that has no room: the less worthy of two at random. */
export function makeRoom(s: Schedule, firm: number, random: Random, ejected: Ejected): boolean {
  if (s.firmCount[firm]! < s.model.people.firmMax[firm]!) return true;
  const meetings = meetingsOf(s, firm);
  if (meetings.length === 0) return false;
  const one = meetings[random.below(meetings.length)]!;
  const two = meetings[random.below(meetings.length)]!;
  const { worth } = s.model.pairs;
  return eject(s, worth[one]! <= worth[two]! ? one : two, ejected);
}

/** The firm's meetings that may be thrown out. */
function meetingsOf(s: Schedule, firm: number): number[] {
  const { people, slots } = s.model;
  const found: number[] = [];
  for (const delegate of people.firmDelegates[firm]!) {
    for (let w = 0; w < slots.words; w++) {
      let busy = s.busy[delegate * slots.words + w]!;
      while (busy !== 0) {
        const p = w * 32 + 31 - Math.clz32(busy & -busy);
        busy &= busy - 1;
        const pair = s.delegateAt[delegate * slots.positions + p]!;
        if (s.fixed[pair] === 0) found.push(pair);
      }
    }
  }
  return found;
}

function ejectOutOfOrder(s: Schedule, pair: number, p: number, ejected: Ejected): boolean {
  const { entries, slots } = s.model;
  const time = slots.slotAt[p]!;
  const slotOf = (other: number) => slots.slotAt[s.position[other]!]!;
  for (const other of entries.before.get(pair) ?? []) {
    if (s.position[other]! >= 0 && slotOf(other) >= time && !eject(s, other, ejected)) return false;
  }
  for (const other of entries.after.get(pair) ?? []) {
    if (s.position[other]! >= 0 && slotOf(other) <= time && !eject(s, other, ejected)) return false;
  }
  return true;
}

/** Takes an interpreter from another meeting: one in this slot, or, when his day is full, any of his. */
function freeInterpreter(
  s: Schedule,
  option: number,
  p: number,
  random: Random,
  ejected: Ejected,
): boolean {
  const { options, people, slots, entries } = s.model;
  const asked = entries.locked.get(options.pair[option]!)?.interpreter ?? -1;
  const able = (asked >= 0 ? [asked] : people.needInterpreters[options.need[option]!]!).filter(
    (i) => isOnDuty(s.model, i, p),
  );
  if (able.length === 0) return false;
  const chosen = able[random.below(able.length)]!;
  const row = chosen * slots.positions;
  if (s.interpreterAt[row + p]! >= 0) return eject(s, s.interpreterAt[row + p]!, ejected);
  const day: number[] = [];
  for (const q of slots.positionOf) {
    const pair = s.interpreterAt[row + q]!;
    if (pair >= 0) day.push(pair);
  }
  return day.length > 0 && eject(s, day[random.below(day.length)]!, ejected);
}
