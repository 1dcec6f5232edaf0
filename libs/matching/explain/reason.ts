import type { Schedule } from '../schedule.js';
import type { RoundSnapshot } from '../snapshot.js';
import type { Blocker, Reason } from './answer.js';

/** Why the rules do not let two firms meet; null when they may. Nobody says "no" to what nothing speaks for. */
export function notAllowed(
  snapshot: Pick<RoundSnapshot, 'firms' | 'wishes'>,
  a: string,
  b: string,
): Reason | null {
  const side = new Map(snapshot.firms.map((firm) => [firm.id, firm.side]));
  const absent = [a, b].find((id) => !side.has(id));
  if (absent !== undefined) return { code: 'firm-absent', firm: absent };
  if (side.get(a) === side.get(b)) return { code: 'same-side' };
  const no = snapshot.wishes.find(
    ({ from, to, kind }) => kind === 'no' && ((from === a && to === b) || (from === b && to === a)),
  );
  return no ? { code: 'wish-no', firm: no.from } : null;
}

/**
 * The first hard reason of a pair that may meet: first what holds for every timetable of the round, then what
 * holds for this one. `blockers`: position -> what is in the way there. `gain`: of the best timetable found in
 * which it meets.
 */
export function firstReason(
  s: Schedule,
  pair: { a: number; b: number },
  blockers: Map<number, Blocker[]>,
  gain: number,
): Reason {
  const { people } = s.model;
  const lists = [...blockers.values()];
  const inEvery = (...codes: Blocker['code'][]) =>
    lists.every((list) => list.some(({ code }) => codes.includes(code)));
  if (inEvery('away', 'pair-away')) return { code: 'never-together' };
  if (inEvery('away', 'pair-away', 'no-table')) return { code: 'no-table-ever' };
  if (inEvery('away', 'pair-away', 'no-table', 'no-interpreter')) {
    return { code: 'no-interpreter-ever' };
  }
  const full = [pair.a, pair.b].find((firm) => s.firmCount[firm]! >= people.firmMax[firm]!);
  if (full !== undefined) {
    return { code: 'side-full', firm: people.firmIds[full]!, meetings: people.firmMax[full]! };
  }
  const people_ = ['away', 'pair-away', 'busy'] as const;
  if (inEvery(...people_)) return { code: 'no-common-slot' };
  const interpreters = [...people_, 'no-interpreter', 'interpreters-busy'] as const;
  if (inEvery(...interpreters)) return { code: 'no-interpreter-left' };
  if (inEvery(...interpreters, 'no-table', 'tables-full')) return { code: 'no-table-left' };
  if (lists.every((list) => list.length > 0)) return { code: 'order' };
  return { code: gain > 0 ? 'could-be-added' : 'worth-less' };
}
