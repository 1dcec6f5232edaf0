import { place, remove, type Schedule } from './schedule.js';

/** The best schedule met: enough to build it again. */
export interface Best {
  value: number;
  /** Nothing can be better. */
  target: number;
  position: Int32Array;
  option: Int32Array;
  interpreter: Int32Array;
}

export function bestOf(s: Schedule, target: number): Best {
  return {
    value: s.value,
    target,
    position: s.position.slice(),
    option: s.option.slice(),
    interpreter: s.interpreter.slice(),
  };
}

export function keep(s: Schedule, best: Best): void {
  best.value = s.value;
  best.position.set(s.position);
  best.option.set(s.option);
  best.interpreter.set(s.interpreter);
}

/** Brings the schedule to what `best` holds. */
export function restore(s: Schedule, best: Best): void {
  const { position } = best;
  for (let pair = 0; pair < position.length; pair++) if (s.position[pair]! >= 0) remove(s, pair);
  for (let pair = 0; pair < position.length; pair++) {
    if (position[pair]! >= 0)
      place(s, best.option[pair]!, position[pair]!, best.interpreter[pair]!);
  }
  s.journal.length = 0;
}
