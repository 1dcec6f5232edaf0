import type { Instance, InstanceDelegate, InstancePair, InstanceParticipant } from './instance.js';

/**
 * Where each pair has one possible pair of delegates: all meetings less the waiting that nobody can be spared,
 * or all but the least. Infinity when the instance offers a choice, or asks for earlier meetings.
 */
export function boundByWaiting(instance: Instance): number {
  if ((instance.previous ?? []).length > 0) return Infinity;
  const firms = new Map(instance.participants.map((firm) => [firm.id, firm]));
  const days = new Map<string, Day>();
  const met = new Map<string, number>();
  let all = 0;
  let least = Infinity;
  for (const pair of instance.pairs) {
    const people = onlyPeople(pair, firms.get(pair.a)!, firms.get(pair.b)!);
    if (people === null) return Infinity;
    const worth = pair.score + (pair.must ? (instance.weights.must ?? 0) : 0);
    all += worth;
    least = Math.min(least, worth);
    for (const id of [pair.a, pair.b]) met.set(id, (met.get(id) ?? 0) + 1);
    enter(days, instance, pair, people);
  }
  all -= shortfallOf(instance, met);
  let waiting = 0;
  for (const day of days.values()) waiting += leastWaiting(instance, day);
  return Math.max(all - waiting, all - least);
}

function shortfallOf(instance: Instance, met: Map<string, number>): number {
  const { shortfall = 0 } = instance.weights;
  return instance.participants.reduce((sum, { id, minMeetings = 0 }) => {
    return sum + shortfall * Math.max(0, minMeetings - (met.get(id) ?? 0));
  }, 0);
}

/** A meeting of the pair in the days of its two people. */
function enter(
  days: Map<string, Day>,
  instance: Instance,
  pair: InstancePair,
  people: InstanceDelegate[],
): void {
  const slots = instance.slots
    .map(({ id }) => id)
    .filter((id) => [pair, ...people].every((one) => one.available?.includes(id) ?? true));
  for (const person of people) {
    const day = days.get(person.id) ?? { person, meetings: 0, slots: new Set<string>() };
    day.meetings++;
    slots.forEach((id) => day.slots.add(id));
    days.set(person.id, day);
  }
}

interface Day {
  person: InstanceDelegate;
  meetings: number;
  /** In which some meeting of his could be. */
  slots: Set<string>;
}

/** The two people of a pair where there is no choice, else null. */
function onlyPeople(
  pair: InstancePair,
  a: InstanceParticipant,
  b: InstanceParticipant,
): [InstanceDelegate, InstanceDelegate] | null {
  const of = (firm: InstanceParticipant, ids: string[] | undefined) =>
    firm.delegates.filter(({ id }) => ids?.includes(id) ?? true);
  const first = of(a, pair.delegates?.a);
  const second = of(b, pair.delegates?.b);
  return first.length === 1 && second.length === 1 ? [first[0]!, second[0]!] : null;
}

/** Meetings so far and idle slots since the last one of the session (null before the first): their least cost. */
type States = Map<string, { count: number; idle: number | null; cost: number }>;

/** Cheapest choice of slots for the number of meetings, by trying each slot as busy or not, in time order. */
function leastWaiting(instance: Instance, day: Day): number {
  const sessions = new Map<string, string[]>();
  for (const { id, session } of instance.slots) {
    sessions.set(session, [...(sessions.get(session) ?? []), id]);
  }
  let states: States = new Map();
  offer(states, 0, null, 0);
  for (const ids of sessions.values()) {
    for (const id of ids) states = after(instance, day, states, id);
    const ended: States = new Map();
    for (const { count, cost } of states.values()) offer(ended, count, null, cost);
    states = ended;
  }
  return states.get(keyOf(day.meetings, null))?.cost ?? Infinity;
}

const keyOf = (count: number, idle: number | null): string => `${count}/${idle}`;

function offer(states: States, count: number, idle: number | null, cost: number): void {
  const key = keyOf(count, idle);
  if (cost < (states.get(key)?.cost ?? Infinity)) states.set(key, { count, idle, cost });
}

/** The states after one more slot. */
function after(instance: Instance, day: Day, states: States, slot: string): States {
  const { gap = 0, break: pause = 0 } = instance.weights;
  const isPresent = day.person.available?.includes(slot) ?? true;
  const next: States = new Map();
  for (const { count, idle, cost } of states.values()) {
    offer(next, count, idle !== null && isPresent ? idle + 1 : idle, cost);
    if (!day.slots.has(slot) || count === day.meetings) continue;
    offer(next, count + 1, 0, cost + (idle ? gap * idle + pause : 0));
  }
  return next;
}
