import type { InstanceSlot } from './instance.js';

/**
 * Where each slot stands in bit masks of 32-bit words. A session never straddles two words unless it has
 * more than 32 slots, so that its idle slots are a shift and a population count.
 */
export interface SlotBits {
  words: number;
  /** 32 x words. */
  positions: number;
  /** Slot index (place in time) -> position. */
  positionOf: Int32Array;
  /** Position -> slot index, or -1 where no slot stands. */
  slotAt: Int32Array;
  /** Position -> session. */
  sessionAt: Int32Array;
  /** Session -> its positions in time order. */
  sessions: number[][];
  /** Session -> its word, or -1 when it is longer than a word. */
  sessionWord: Int32Array;
  /** Session -> its bits in that word. */
  sessionMask: Int32Array;
  /** Slot id -> position. */
  byId: Map<string, number>;
}

export function layOutSlots(slots: InstanceSlot[]): SlotBits {
  const members = new Map<string, number[]>();
  slots.forEach(({ session }, i) => members.set(session, [...(members.get(session) ?? []), i]));
  const positionOf = new Int32Array(slots.length);
  const sessions: number[][] = [];
  let next = 0;
  for (const indices of members.values()) {
    const room = 32 - (next % 32);
    if (indices.length > room && next % 32 !== 0) next += room;
    sessions.push(indices.map((slot, k) => (positionOf[slot] = next + k)));
    next += indices.length;
  }
  const words = Math.max(1, Math.ceil(next / 32));
  const slotAt = new Int32Array(32 * words).fill(-1);
  const sessionAt = new Int32Array(32 * words).fill(-1);
  positionOf.forEach((position, slot) => (slotAt[position] = slot));
  sessions.forEach((positions, s) => positions.forEach((p) => (sessionAt[p] = s)));
  const byId = new Map(slots.map(({ id }, i) => [id, positionOf[i]!]));
  return {
    words,
    positions: 32 * words,
    positionOf,
    slotAt,
    sessionAt,
    sessions,
    sessionWord: Int32Array.from(sessions, (ps) => (ps.length > 32 ? -1 : ps[0]! >> 5)),
    sessionMask: Int32Array.from(sessions, (ps) => ps.reduce((m, p) => m | (1 << (p & 31)), 0)),
    byId,
  };
}

/** Writes the mask of `ids` (every slot when absent) into `target` at `at`; returns `target`. */
export function writeMask(
  bits: SlotBits,
  ids: readonly string[] | undefined,
  target: Int32Array,
  at: number,
): void {
  const positions = ids ? ids.map((id) => bits.byId.get(id)!) : bits.positionOf;
  for (const p of positions) target[at + (p >> 5)] = target[at + (p >> 5)]! | (1 << (p & 31));
}

/** Number of bits set. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24) | 0;
}

/** Place of the n-th bit set, from 0 at the low end. */
export function nthBit(word: number, n: number): number {
  let left = word;
  for (let k = 0; k < n; k++) left &= left - 1;
  return 31 - Math.clz32(left & -left);
}
