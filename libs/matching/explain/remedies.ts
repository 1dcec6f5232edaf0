import type { Search } from '../anneal.js';
import { needOf } from '../model-people.js';
import type { Schedule } from '../schedule.js';
import type { Blocker, Remedy } from './answer.js';
import { findCheapest } from './cheapest.js';
import { hasBit, slotId } from './names.js';
import { type TriedPair, widen } from './widen.js';
import type { Widening } from './widen-model.js';

/** How many of each kind are tried; the best of them is told. */
const TRIED = 2;
const MOVES = 1000;

/**
 * What would let a pair meet, the greatest gain first: one interpreter or table more in a slot, a delegate who
 * stays, a limit raised by one. Each is really tried; `gain` is what the timetable found is worth above the
 * present one, `further` how many more meetings it has besides the pair's own. Told is only what gains more
 * than `than`, the best that can be had without.
 */
export function findRemedies(
  s: Schedule,
  tried: TriedPair,
  blockers: Map<number, Blocker[]>,
  search: Search,
  than: number,
): Remedy[] {
  const remedies = wideningsFor(s, tried, blockers).flatMap((widening) => {
    const { schedule, pair } = widen(s, tried, widening);
    const best = findCheapest(schedule, pair, search, { moves: MOVES, settled: 1 });
    const gain = best ? best.value - s.value : -Infinity;
    if (!best || gain <= than) return [];
    const count = (code: string) => best.changes.filter((change) => change.code === code).length;
    return [{ ...wordless(s, widening), gain, further: count('gained') - count('lost') }];
  });
  const kind = (remedy: Remedy) => remedy.code + ('firm' in remedy ? remedy.firm : '');
  const ordered = remedies.sort((x, y) => y.gain - x.gain);
  return ordered.filter((one, k) => ordered.findIndex((other) => kind(other) === kind(one)) === k);
}

function wideningsFor(s: Schedule, tried: TriedPair, blockers: Map<number, Blocker[]>): Widening[] {
  const only = (code: Blocker['code'][]) =>
    [...blockers]
      .filter(([, list]) => list.length > 0 && list.every((one) => code.includes(one.code)))
      .map(([position]) => position)
      .slice(0, TRIED);
  const { people } = s.model;
  const full = [tried.a, tried.b].filter((firm) => s.firmCount[firm]! >= people.firmMax[firm]!);
  return [
    ...(full.length > 0 ? [{ code: 'limit' as const, firms: full }] : []),
    ...only(['no-interpreter', 'interpreters-busy']).flatMap((position) => {
      const need = needAt(s, tried, position);
      return need > 0 ? [{ code: 'interpreter' as const, position, need }] : [];
    }),
    ...only(['no-table', 'tables-full']).map((position) => ({ code: 'table' as const, position })),
    ...staysFor(s, tried, blockers),
  ];
}

/** The language need of two who are free then; 0 when nobody of a side is. */
function needAt(s: Schedule, { who }: TriedPair, p: number): number {
  const [a] = who.a.filter((x) => isFree(s, x, p));
  const [b] = who.b.filter((y) => isFree(s, y, p));
  return a === undefined || b === undefined ? 0 : needOf(s.model.people, a, b);
}

function isFree(s: Schedule, delegate: number, p: number): boolean {
  const { people, slots } = s.model;
  return (
    hasBit(people.delegateMask, delegate, slots.words, p) &&
    s.delegateAt[delegate * slots.positions + p]! < 0
  );
}

/** Delegates of one firm who are away while somebody of the other is free: the slots nearest to their stay. */
function staysFor(
  s: Schedule,
  { a, b, who }: TriedPair,
  blockers: Map<number, Blocker[]>,
): Widening[] {
  const { people } = s.model;
  const stays = ([firm, mine, others]: [number, number[], number[]]) =>
    [...blockers]
      .filter(
        ([p, list]) =>
          isOnlyAway(list, people.firmIds[firm]!) && others.some((y) => isFree(s, y, p)),
      )
      .flatMap(([position]) => mine.map((delegate) => ({ delegate, position })))
      .map((stay) => ({ ...stay, far: distance(s, stay.delegate, stay.position) }))
      .sort((x, y) => x.far - y.far || x.position - y.position)
      .slice(0, TRIED)
      .map(({ delegate, position }) => ({ code: 'stay' as const, delegate, position }));
  return [stays([a, who.a, who.b]), stays([b, who.b, who.a])].flat();
}

function isOnlyAway(list: Blocker[], firm: string): boolean {
  return list.length === 1 && list[0]!.code === 'away' && list[0]!.firm === firm;
}

/** Slots between a position and the nearest one in which the delegate is there. */
function distance(s: Schedule, delegate: number, position: number): number {
  const { people, slots } = s.model;
  const at = slots.slotAt[position]!;
  let least = slots.positions;
  for (const p of slots.positionOf) {
    if (hasBit(people.delegateMask, delegate, slots.words, p)) {
      least = Math.min(least, Math.abs(slots.slotAt[p]! - at));
    }
  }
  return least;
}

function wordless(s: Schedule, widening: Widening) {
  const { people } = s.model;
  if (widening.code === 'limit') {
    return { code: widening.code, firms: widening.firms.map((firm) => people.firmIds[firm]!) };
  }
  const slot = slotId(s.model, widening.position);
  if (widening.code !== 'stay') return { code: widening.code, slot };
  const { delegate, position } = widening;
  const firm = people.firmDelegates.findIndex((list) => list.includes(delegate));
  return {
    code: widening.code,
    firm: people.firmIds[firm]!,
    delegate: people.delegateIds[delegate]!,
    slot,
    when: sideOfStay(s, delegate, position),
  };
}

/** Whether a slot lies before or after all slots of its session in which the delegate is there. */
function sideOfStay(s: Schedule, delegate: number, position: number): 'earlier' | 'later' | 'then' {
  const { people, slots } = s.model;
  const there = slots.sessions[slots.sessionAt[position]!]!.filter((p) =>
    hasBit(people.delegateMask, delegate, slots.words, p),
  );
  if (there.length > 0 && there.every((p) => p < position)) return 'later';
  if (there.length > 0 && there.every((p) => p > position)) return 'earlier';
  return 'then';
}
