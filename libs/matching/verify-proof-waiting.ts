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
  for (const firm of instance.participants) {
    const missing = (firm.minMeetings ?? 0) - (met.get(firm.id) ?? 0);
    all -= (instance.weights.shortfall ?? 0) * Math.max(0, missing);
  }
  let waiting = 0;
  for (const day of days.values()) waiting += leastWaiting(instance, day);
  return Math.max(all - waiting, all - least);
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

/** Cheapest choice of slots for the number of meetings, by trying each slot as busy or not, in time order. */
function leastWaiting(instance: Instance, day: Day): number {
  const { gap = 0, break: pause = 0 } = instance.weights;
  const sessions = new Map<string, string[]>();
  for (const { id, session } of instance.slots) {
    sessions.set(session, [...(sessions.get(session) ?? []), id]);
  }
  let states = new Map<string, number>([['0/-', 0]]);
  for (const ids of sessions.values()) {
    for (const id of ids) {
      const next = new Map<string, number>();
      const offer = (key: string, cost: number): void => {
        if (cost < (next.get(key) ?? Infinity)) next.set(key, cost);
      };
      for (const [key, cost] of states) {
        const [count, idle] = key.split('/') as [string, string];
        const isPresent = day.person.available?.includes(id) ?? true;
        offer(`${count}/${idle === '-' || !isPresent ? idle : Number(idle) + 1}`, cost);
        if (!day.slots.has(id) || Number(count) === day.meetings) continue;
        const waited = idle === '-' || idle === '0' ? 0 : gap * Number(idle) + pause;
        offer(`${Number(count) + 1}/0`, cost + waited);
      }
      states = next;
    }
    const ended = new Map<string, number>();
    for (const [key, cost] of states) {
      const start = `${key.split('/')[0]}/-`;
      ended.set(start, Math.min(cost, ended.get(start) ?? Infinity));
    }
    states = ended;
  }
  return states.get(`${day.meetings}/-`) ?? Infinity;
}
