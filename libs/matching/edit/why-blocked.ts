import { needOf } from '../model-people.js';
import type { Schedule } from '../schedule.js';
import { hasRoom, inOrder } from '../spots.js';
import { choicesAt } from './choices.js';

/** Why a pair cannot be held in a slot, or in a cell of it. */
export type BlockCode =
  | 'locked'
  | 'past'
  | 'pair-away'
  | 'firm-full'
  | 'delegate-away'
  | 'delegate-busy'
  | 'interpreter-none'
  | 'precedence'
  | 'table-away'
  | 'table-locked'
  | 'table-none';

export interface Blocked {
  code: BlockCode;
  /** Participants by id whom it is about: of whom nobody is there or free, or who has no meetings left. */
  firms: string[];
}

/** The first hard reason against a pair at a position, tables left aside; null when there is none. */
export function whyBlocked(s: Schedule, pair: number, p: number): Blocked | null {
  const { pairs, people, slots } = s.model;
  const bit = 1 << (p & 31);
  const firms = [pairs.a[pair]!, pairs.b[pair]!];
  const named = (code: BlockCode, which: number[]): Blocked | null =>
    which.length > 0 ? { code, firms: which.map((firm) => people.firmIds[firm]!) } : null;
  const has = (masks: Int32Array, i: number) => (masks[i * slots.words + (p >> 5)]! & bit) !== 0;
  const nobody = (isAble: (delegate: number) => boolean) =>
    firms.filter((firm) => !people.firmDelegates[firm]!.some(isAble));
  const isThere = (delegate: number) => has(people.delegateMask, delegate);
  if (!has(pairs.available, pair)) return { code: 'pair-away', firms: [] };
  return (
    named('delegate-away', nobody(isThere)) ??
    named(
      'delegate-busy',
      nobody((d) => isThere(d) && !has(s.busy, d)),
    ) ??
    (inOrder(s, pair, p) ? null : { code: 'precedence', firms: [] }) ??
    named(
      'firm-full',
      firms.filter((firm) => !hasRoom(s, firm)),
    ) ??
    withoutChoice(s, pair, p)
  );
}

/** Somebody of each firm is there and free, but no two of them may or can speak with each other. */
function withoutChoice(s: Schedule, pair: number, p: number): Blocked | null {
  if (s.model.tablesAt[p]! === 0) return { code: 'table-none', firms: [] };
  if (choicesAt(s, pair, p, true).length > 0) return null;
  const { people, pairs, slots } = s.model;
  const free = (firm: number) =>
    people.firmDelegates[firm]!.filter((d) => {
      const at = d * slots.words + (p >> 5);
      return (people.delegateMask[at]! & ~s.busy[at]! & (1 << (p & 31))) !== 0;
    });
  const [a, b] = [pairs.a[pair]!, pairs.b[pair]!];
  const firms = [people.firmIds[a]!, people.firmIds[b]!];
  const needs = free(a).some((x) => free(b).some((y) => needOf(people, x, y) > 0));
  return { code: needs ? 'interpreter-none' : 'delegate-busy', firms };
}
