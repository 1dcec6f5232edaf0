import { firstFreeInterpreter, isOnDuty } from '../free-interpreters.js';
import { needOf } from '../model-people.js';
import type { Schedule } from '../schedule.js';
import type { Blocker } from './answer.js';
import { firmsOf, hasBit } from './names.js';
import type { Attendees } from './who-may-attend.js';

/**
 * What keeps a pair that does not meet from meeting at a position, as the timetable is; empty when it could be
 * put there without touching anybody. The firms' limits are left out: they belong to no slot. Of several pairs
 * of delegates the one with the least in the way speaks.
 */
export function blockersAt(s: Schedule, pair: number, who: Attendees, p: number): Blocker[] {
  const { slots, people, pairs, tablesAt } = s.model;
  const there = (delegate: number) => hasBit(people.delegateMask, delegate, slots.words, p);
  const [a, b] = [who.a.filter(there), who.b.filter(there)];
  const firms = firmsOf(s.model, pair);
  const away = [
    ...(a.length === 0 ? [{ code: 'away' as const, firm: firms.a }] : []),
    ...(b.length === 0 ? [{ code: 'away' as const, firm: firms.b }] : []),
  ];
  if (away.length > 0) return away;
  if (!hasBit(pairs.available, pair, slots.words, p)) return [{ code: 'pair-away' }];
  if (tablesAt[p] === 0) return [{ code: 'no-table' }];
  const lists = a.flatMap((x) => b.map((y) => blockersOf(s, pair, x, y, p)));
  const possible = lists.filter((list) => list.every(({ code }) => code !== 'no-interpreter'));
  if (possible.length === 0) return [{ code: 'no-interpreter' }];
  const sides = fewest(possible);
  const full: Blocker[] = s.used[p]! >= tablesAt[p]! ? [{ code: 'tables-full' }] : [];
  return [...sides, ...full, ...outOfOrder(s, pair, p)];
}

function fewest(lists: Blocker[][]): Blocker[] {
  return lists.reduce((least, list) => (list.length < least.length ? list : least));
}

/** What is in the way of these two people: their own meetings, or that nobody can interpret. */
function blockersOf(s: Schedule, pair: number, x: number, y: number, p: number): Blocker[] {
  const { slots, people } = s.model;
  const firms = firmsOf(s.model, pair);
  const found: Blocker[] = [];
  for (const [delegate, firm] of [
    [x, firms.a],
    [y, firms.b],
  ] as const) {
    const other = s.delegateAt[delegate * slots.positions + p]!;
    if (other >= 0) found.push({ code: 'busy', firm, with: [partnerIn(s, other, firm)] });
  }
  const need = needOf(people, x, y);
  if (need === 0) return found;
  const able = people.needInterpreters[need]!;
  const onDuty = (i: number) => people.interpreterMax[i]! > 0 && isOnDuty(s.model, i, p);
  if (!able.some(onDuty)) found.push({ code: 'no-interpreter' });
  else if (firstFreeInterpreter(s, need, p) < 0) found.push({ code: 'interpreters-busy' });
  return found;
}

/** The firm that another one meets in a pair. */
export function partnerIn(s: Schedule, pair: number, firm: string): string {
  const { a, b } = firmsOf(s.model, pair);
  return a === firm ? b : a;
}

/** Meetings that must be held before this one and are not, or after it. */
function outOfOrder(s: Schedule, pair: number, p: number): Blocker[] {
  const { entries, slots } = s.model;
  const time = slots.slotAt[p]!;
  const slotOf = (other: number) => slots.slotAt[s.position[other]!]!;
  const meets = (other: number) => s.position[other]! >= 0;
  const early = (entries.before.get(pair) ?? []).filter((o) => meets(o) && slotOf(o) >= time);
  const late = (entries.after.get(pair) ?? []).filter((o) => meets(o) && slotOf(o) <= time);
  return [...early, ...late].map((other) => ({ code: 'order', ...firmsOf(s.model, other) }));
}
