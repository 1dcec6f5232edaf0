import type { Instance, Timetable } from '../instance.js';

/** Waiting of delegates between two meetings of a session, in minutes from the end of one to the start of the next. */
export interface Waits {
  count: number;
  meanMinutes: number;
  longestMinutes: number;
}

/** Only where the delegate could have met in between: a talk that he attends is no wait. */
export function waitsOf(instance: Instance, { meetings }: Pick<Timetable, 'meetings'>): Waits {
  const order = new Map(instance.slots.map(({ id }, index) => [id, index]));
  const busy = new Map<string, number[]>();
  for (const { slot, aDelegate, bDelegate } of meetings) {
    const at = order.get(slot);
    if (at === undefined) continue;
    for (const id of [aDelegate, bDelegate]) busy.set(id, [...(busy.get(id) ?? []), at]);
  }
  const minutes: number[] = [];
  for (const { id, available } of instance.participants.flatMap((firm) => firm.delegates)) {
    const there = available && new Set(available);
    const slots = (busy.get(id) ?? []).sort((x, y) => x - y);
    slots.slice(1).forEach((next, k) => {
      const [from, to] = [instance.slots[slots[k]!]!, instance.slots[next]!];
      if (from.session !== to.session) return;
      const between = instance.slots.slice(slots[k]! + 1, next);
      if (between.some(({ id: slot }) => !there || there.has(slot)))
        minutes.push((Date.parse(to.start) - Date.parse(from.end)) / 60_000);
    });
  }
  const sum = minutes.reduce((total, each) => total + each, 0);
  return {
    count: minutes.length,
    meanMinutes: minutes.length === 0 ? 0 : Math.round((10 * sum) / minutes.length) / 10,
    longestMinutes: Math.round(Math.max(0, ...minutes)),
  };
}
