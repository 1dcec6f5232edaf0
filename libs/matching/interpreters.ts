import { firstFreeInterpreter, isOnDuty } from './free-interpreters.js';
import { place, remove, type Schedule } from './schedule.js';
import { NONE_FREE } from './spots.js';

/** A meeting that gives up its interpreter to the one before it on the path. */
interface Step {
  pair: number;
  by: Step | null;
  /** Whom it gives up. */
  gives: number;
}

/**
 * An interpreter for an option at a position, even where all are taken or have had their meetings: others
 * change theirs along a shortest augmenting path, over all slots, for a day's limit binds in each. Answers
 * `NONE_FREE`, with nothing changed, when there is none or more than `most` meetings had to be looked at.
 * Meetings whose entry names an interpreter keep theirs.
 */
export function lendInterpreter(s: Schedule, option: number, p: number, most: number): number {
  const { options, people, slots } = s.model;
  const seen = new Set<number>();
  const queue: (Step | null)[] = [null];
  for (const step of queue) {
    const need = options.need[step ? s.option[step.pair]! : option]!;
    const at = step ? s.position[step.pair]! : p;
    const free = firstFreeInterpreter(s, need, at);
    if (free >= 0) return hand(s, step, free);
    for (const i of people.needInterpreters[need]!) {
      if (i === step?.gives || !isOnDuty(s.model, i, at)) continue;
      // None is free: each is taken here, or done for the day.
      const busyWith = s.interpreterAt[i * slots.positions + at]!;
      for (const pair of busyWith >= 0 ? [busyWith] : meetingsOf(s, i)) {
        if (seen.has(pair) || isBound(s, pair)) continue;
        seen.add(pair);
        queue.push({ pair, by: step, gives: i });
      }
      if (seen.size > most) return NONE_FREE;
    }
  }
  return NONE_FREE;
}

function meetingsOf(s: Schedule, interpreter: number): number[] {
  const { slots } = s.model;
  const found: number[] = [];
  for (const p of slots.positionOf) {
    const pair = s.interpreterAt[interpreter * slots.positions + p]!;
    if (pair >= 0) found.push(pair);
  }
  return found;
}

/** Whether the meeting loses by another interpreter, or may not have one. */
function isBound(s: Schedule, pair: number): boolean {
  const { locked, previous } = s.model.entries;
  return (locked.get(pair)?.interpreter ?? -1) >= 0 || (previous.get(pair)?.interpreter ?? -1) >= 0;
}

/** The last on the path takes the free one, each before it what the next one gives up. */
function hand(s: Schedule, last: Step | null, free: number): number {
  const moves: { option: number; position: number; interpreter: number }[] = [];
  let next = free;
  for (let step = last; step !== null; step = step.by) {
    const { pair } = step;
    moves.push({ option: s.option[pair]!, position: s.position[pair]!, interpreter: next });
    next = step.gives;
  }
  for (let step = last; step !== null; step = step.by) remove(s, step.pair);
  for (const { option, position, interpreter } of moves) place(s, option, position, interpreter);
  return next;
}
