import type { Model } from './model.js';

/** What a timetable under construction knows of its interpreters. */
export interface Duties {
  model: Model;
  /** Interpreter x position -> pair, or -1. */
  interpreterAt: Int32Array;
  /** Interpreter -> meetings. */
  interpreterCount: Int32Array;
  /** Position x word -> bits of the interpreters who are free. */
  freeInterpreters: Int32Array;
}

/**
 * Position x word -> bits of the interpreters who are there, in no meeting, and not done for the day. With these a
 * free one is found in a few words, however many there are.
 */
export function listFreeInterpreters(
  model: Model,
  { interpreterAt, interpreterCount }: Pick<Duties, 'interpreterAt' | 'interpreterCount'>,
): Int32Array {
  const { people, slots } = model;
  const { interpreterWords, interpreterMax } = people;
  const free = new Int32Array(slots.positions * interpreterWords);
  for (let i = 0; i < people.interpreterIds.length; i++) {
    if (interpreterCount[i]! >= interpreterMax[i]!) continue;
    for (const p of slots.positionOf) {
      const isTaken = interpreterAt[i * slots.positions + p]! >= 0;
      if (isTaken || !isOnDuty(model, i, p)) continue;
      free[p * interpreterWords + (i >> 5)]! |= 1 << (i & 31);
    }
  }
  return free;
}

/** Whether an interpreter is at the showcase at a position, taken or not. */
export function isOnDuty({ people, slots }: Model, interpreter: number, p: number): boolean {
  return (people.interpreterMask[interpreter * slots.words + (p >> 5)]! & (1 << (p & 31))) !== 0;
}

export function takeInterpreter(s: Duties, i: number, p: number, pair: number): void {
  const { people, slots } = s.model;
  s.interpreterAt[i * slots.positions + p] = pair;
  setFree(s, i, p, false);
  if (++s.interpreterCount[i]! === people.interpreterMax[i]!) {
    for (const q of slots.positionOf) setFree(s, i, q, false);
  }
}

export function releaseInterpreter(s: Duties, i: number, p: number): void {
  const { people, slots } = s.model;
  const row = i * slots.positions;
  s.interpreterAt[row + p] = -1;
  const wasDone = s.interpreterCount[i] === people.interpreterMax[i];
  s.interpreterCount[i]!--;
  if (!wasDone) return setFree(s, i, p, true);
  for (const q of slots.positionOf) {
    if (s.interpreterAt[row + q]! < 0 && isOnDuty(s.model, i, q)) setFree(s, i, q, true);
  }
}

function setFree(s: Duties, i: number, p: number, free: boolean): void {
  const at = p * s.model.people.interpreterWords + (i >> 5);
  const bit = 1 << (i & 31);
  if (free) s.freeInterpreters[at]! |= bit;
  else s.freeInterpreters[at]! &= ~bit;
}

export function isInterpreterFree(s: Duties, interpreter: number, p: number): boolean {
  const word = s.freeInterpreters[p * s.model.people.interpreterWords + (interpreter >> 5)]!;
  return (word & (1 << (interpreter & 31))) !== 0;
}

/** Whether an interpreter is free and can serve a language need. */
export function canInterpret(s: Duties, interpreter: number, need: number, p: number): boolean {
  const { interpreterWords, needMask } = s.model.people;
  const able = needMask[need * interpreterWords + (interpreter >> 5)]!;
  return (able & (1 << (interpreter & 31))) !== 0 && isInterpreterFree(s, interpreter, p);
}

/** The first who is free and can serve a language need, or -1. */
export function firstFreeInterpreter(s: Duties, need: number, p: number): number {
  const { interpreterWords, needMask } = s.model.people;
  for (let w = 0; w < interpreterWords; w++) {
    const free =
      s.freeInterpreters[p * interpreterWords + w]! & needMask[need * interpreterWords + w]!;
    if (free !== 0) return w * 32 + 31 - Math.clz32(free & -free);
  }
  return -1;
}
