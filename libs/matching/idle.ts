import type { Model } from './model.js';
import { popcount } from './slot-bits.js';

/** What idle slots are counted from: who is busy when. */
interface Attendance {
  model: Model;
  busy: Int32Array;
}

/** What a delegate's idle slots and breaks in a session cost, in thousandths. */
export function idleCost(s: Attendance, delegate: number, session: number): number {
  const { slots, people } = s.model;
  const word = slots.sessionWord[session]!;
  if (word < 0) return idleCostOfLongSession(s, delegate, session);
  const at = delegate * slots.words + word;
  const mask = slots.sessionMask[session]!;
  return idleCostOfWord(s, s.busy[at]! & mask, people.delegateMask[at]! & mask);
}

/** The same with one more or one meeting less, without touching the schedule. */
export function idleChange(s: Attendance, delegate: number, p: number): number {
  const { slots, people, weights } = s.model;
  if (weights.gap === 0 && weights.break === 0) return 0;
  const session = slots.sessionAt[p]!;
  const word = slots.sessionWord[session]!;
  const at = delegate * slots.words + (p >> 5);
  const bit = 1 << (p & 31);
  if (word < 0) {
    const before = idleCostOfLongSession(s, delegate, session);
    s.busy[at]! ^= bit;
    const after = idleCostOfLongSession(s, delegate, session);
    s.busy[at]! ^= bit;
    return after - before;
  }
  const mask = slots.sessionMask[session]!;
  const busy = s.busy[at]! & mask;
  const present = people.delegateMask[at]! & mask;
  return idleCostOfWord(s, busy ^ bit, present) - idleCostOfWord(s, busy, present);
}

/** `busy` and `present` hold one session's bits. Idle: present, not busy, between first and last meeting. */
function idleCostOfWord(s: Attendance, busy: number, present: number): number {
  if ((busy & (busy - 1)) === 0) return 0;
  const lowest = busy & -busy;
  const highest = 1 << (31 - Math.clz32(busy));
  const span = ((highest << 1) - lowest) | 0;
  let idle = span & present & ~busy;
  if (idle === 0) return 0;
  const { weights } = s.model;
  let cost = weights.gap * popcount(idle);
  if (weights.break === 0) return cost;
  // Each round takes the idle slots up to the next meeting: one break.
  while (idle !== 0) {
    cost += weights.break;
    const first = idle & -idle;
    const later = busy & ~(first - 1);
    const next = later & -later;
    idle &= ~(next - 1);
  }
  return cost;
}

function idleCostOfLongSession(s: Attendance, delegate: number, session: number): number {
  const { slots, people, weights } = s.model;
  let cost = 0;
  let idle = -1;
  for (const p of slots.sessions[session]!) {
    const at = delegate * slots.words + (p >> 5);
    const bit = 1 << (p & 31);
    if ((s.busy[at]! & bit) !== 0) {
      if (idle > 0) cost += weights.gap * idle + weights.break;
      idle = 0;
    } else if (idle >= 0 && (people.delegateMask[at]! & bit) !== 0) idle++;
  }
  return cost;
}
