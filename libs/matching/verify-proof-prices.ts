import type { Instance, InstanceDelegate, InstanceInterpreter } from './instance.js';
import { type BonusOf, keptBonus } from './verify-proof-bonus.js';
import { type PriceList, readPrices } from './verify-proof-read.js';

interface Person {
  one: InstanceDelegate;
  /** Slots in which he is available; the same by class. */
  slots: Set<string>;
  count: number[];
}

/**
 * The bound of any prices (Lagrangian duality): no timetable is worth more than what the limits are worth at
 * them, and for each pair the best it can be worth less the prices of what it takes, if above 0 (a locked pair:
 * in any case). The sum is exact, for prices are multiples of 1/256.
 */
export function boundByPrices(instance: Instance, json: unknown): number {
  const list = readPrices(instance, json);
  const people = new Map<string, Person>();
  for (const { delegates } of instance.participants) {
    for (const one of delegates) people.set(one.id, personOf(instance, list, one));
  }
  const limits =
    firmLimits(instance, list, people) +
    [...people].reduce((sum, [id, { count }]) => sum + worthOf(count, list.delegate(id)), 0) +
    worthOf(tablePlaces(instance, list), list.tables) +
    list.waits.limits +
    interpreterLimits(instance, list);
  const change = (instance.weights.change ?? 0) * (instance.previous ?? []).length;
  return Math.floor(limits + pairGains(instance, list, people) - change);
}

const slotsOf = (instance: Instance, one: { available?: string[] }): Set<string> =>
  new Set(one.available ?? instance.slots.map(({ id }) => id));

function countByClass(list: PriceList, slots: Iterable<string>): number[] {
  const count = new Array<number>(list.classes).fill(0);
  for (const id of slots) count[list.classOf.get(id)!]!++;
  return count;
}

function personOf(instance: Instance, list: PriceList, one: InstanceDelegate): Person {
  const slots = slotsOf(instance, one);
  return { one, slots, count: countByClass(list, slots) };
}

const worthOf = (count: number[], prices: number[]): number =>
  count.reduce((sum, n, c) => sum + n * Math.max(0, prices[c]!), 0);

function tablePlaces(instance: Instance, list: PriceList): number[] {
  const places = new Array<number>(list.classes).fill(0);
  for (const table of instance.tables) {
    countByClass(list, slotsOf(instance, table)).forEach((n, c) => (places[c]! += n));
  }
  return places;
}

/** The most of price x meetings less shortfall, over the numbers of meetings that a firm can have. */
function firmLimits(instance: Instance, list: PriceList, people: Map<string, Person>): number {
  let sum = 0;
  for (const firm of instance.participants) {
    const places = firm.delegates.reduce((n, { id }) => n + people.get(id)!.slots.size, 0);
    const most = Math.min(firm.maxMeetings, places);
    const min = firm.minMeetings ?? 0;
    const worth = (n: number): number =>
      list.participant(firm.id) * n - (instance.weights.shortfall ?? 0) * Math.max(0, min - n);
    sum += Math.max(worth(0), worth(Math.min(min, most)), worth(most));
  }
  return sum;
}

/** Each hour of an interpreter at the dearest need he can serve, less what his meetings cost; and those. */
function interpreterLimits(instance: Instance, list: PriceList): number {
  let sum = 0;
  for (const one of instance.interpreters ?? []) {
    const price = Math.max(0, list.interpreter(one.id));
    const hours = countByClass(list, slotsOf(instance, one));
    const total = hours.reduce((n, h) => n + h, 0);
    sum += price * Math.min(one.maxMeetings ?? Infinity, total);
    const served = list.needs.filter(({ between: [x, y] }) => canServe(one, x, y));
    hours.forEach((h, c) => {
      const most = Math.min(h, one.maxMeetings ?? Infinity);
      sum += most * served.reduce((best, { prices }) => Math.max(best, prices[c]! - price), 0);
    });
  }
  return sum;
}

const share = (x: string[], y: string[]): boolean => x.some((language) => y.includes(language));
const canServe = (one: InstanceInterpreter, x: string[], y: string[]): boolean =>
  share(one.languages, x) && share(one.languages, y);

function pairGains(instance: Instance, list: PriceList, people: Map<string, Person>): number {
  const firms = new Map(instance.participants.map((firm) => [firm.id, firm]));
  const bonus = keptBonus(instance);
  const served = servedSlots(instance);
  let sum = 0;
  for (const pair of instance.pairs) {
    const who = (id: string, allowed: string[] | undefined): Person[] =>
      firms
        .get(id)!
        .delegates.filter((one) => allowed?.includes(one.id) ?? true)
        .map((one) => people.get(one.id)!);
    const worth =
      pair.score +
      (pair.must ? (instance.weights.must ?? 0) : 0) -
      list.participant(pair.a) -
      list.participant(pair.b);
    let best = bonus.isLocked(pair.a, pair.b) ? -Infinity : 0;
    const within = pair.available && new Set(pair.available);
    for (const a of who(pair.a, pair.delegates?.a)) {
      for (const b of who(pair.b, pair.delegates?.b)) {
        const column = { pair, a: a.one, b: b.one, worth, served: served(a.one, b.one) };
        const free = [...a.slots].filter((id) => b.slots.has(id) && (within?.has(id) ?? true));
        best = Math.max(best, bestOfClasses(list, bonus, column, free));
      }
    }
    sum += best;
  }
  return sum;
}

interface Column {
  pair: { a: string; b: string };
  a: InstanceDelegate;
  b: InstanceDelegate;
  worth: number;
  /** Null when the two share a language, else the slots in which somebody can interpret. */
  served: Set<string> | null;
}

function bestOfClasses(list: PriceList, bonus: BonusOf, column: Column, free: string[]): number {
  const { a, b, pair, served } = column;
  const extra = new Map<number, number>();
  for (const id of free) {
    if (!bonus.hasTable(id) || (served !== null && !served.has(id))) continue;
    if (!bonus.allows(pair, id, a.id, b.id, served !== null)) continue;
    const c = list.classOf.get(id)!;
    const kept = bonus.of(pair, id, a.id, b.id, served !== null);
    const gain = kept - list.waits.of(a.id, id) - list.waits.of(b.id, id);
    extra.set(c, Math.max(gain, extra.get(c) ?? -Infinity));
  }
  let best = -Infinity;
  for (const [c, gain] of extra) {
    const need = served === null ? 0 : list.need(a.languages, b.languages)[c]!;
    const paid =
      Math.max(0, list.delegate(a.id)[c]!) +
      Math.max(0, list.delegate(b.id)[c]!) +
      Math.max(0, list.tables[c]!) +
      Math.max(0, need);
    best = Math.max(best, column.worth + gain - paid);
  }
  return best;
}

function servedSlots(instance: Instance) {
  const known = new Map<string, Set<string>>();
  return (a: InstanceDelegate, b: InstanceDelegate): Set<string> | null => {
    if (share(a.languages, b.languages)) return null;
    const key = JSON.stringify([a.languages, b.languages]);
    const found = known.get(key);
    if (found) return found;
    const slots = new Set<string>();
    for (const one of instance.interpreters ?? []) {
      if (one.maxMeetings === 0 || !canServe(one, a.languages, b.languages)) continue;
      for (const id of slotsOf(instance, one)) slots.add(id);
    }
    known.set(key, slots);
    return slots;
  };
}
