import type { Instance } from './instance.js';
import { refuse, type Place, rowsAt, stringAt } from './json-fields.js';

/** What the prices of waits add to a bound, and to what a delegate's meeting in a slot costs. */
export interface WaitPrices {
  limits: number;
  of(delegate: string, slot: string): number;
}

/**
 * Who meets in `from` and `to` and not in `idle` between them waits, so busy(from) + busy(to) - busy(idle) - idle
 * slot <= 1 holds; a price of it adds to the first two, is taken off the third, and whatever an idle slot's
 * prices exceed its weight by is lost.
 * @throws InstanceError `proof.wait` unless the slots follow each other in one session and the delegate is there.
 */
export function readWaits(
  instance: Instance,
  place: Place,
  priceOf: (value: unknown, path: string) => number,
): WaitPrices {
  const order = new Map(instance.slots.map(({ id }, i) => [id, i]));
  const people = new Map(
    instance.participants.flatMap(({ delegates }) => delegates.map((one) => [one.id, one])),
  );
  const prices = new Map<string, number>();
  const idlePrices = new Map<string, number>();
  const add = (to: Map<string, number>, delegate: string, slot: string, by: number): void => {
    const key = JSON.stringify([delegate, slot]);
    to.set(key, (to.get(key) ?? 0) + by);
  };
  let limits = 0;
  for (const row of rowsAt(place, 'waits', true)) {
    const delegate = stringAt(row, 'delegate');
    const [from, idle, to] = ['from', 'idle', 'to'].map((field) => stringAt(row, field));
    const price = priceOf(row.row['price'], `${row.path}.price`);
    const places = [from!, idle!, to!].map((id) => order.get(id) ?? NaN);
    const sessions = new Set(places.map((i) => instance.slots[i]?.session));
    const isInOrder = places[0]! < places[1]! && places[1]! < places[2]! && sessions.size === 1;
    const one = people.get(delegate);
    const isThere = one !== undefined && (one.available?.includes(idle!) ?? true);
    if (!isInOrder || !isThere || price < 0) {
      refuse('proof.wait', row.path, `${row.path} is no wait of a delegate within a session`);
    }
    add(prices, delegate, from!, price);
    add(prices, delegate, to!, price);
    add(prices, delegate, idle!, -price);
    add(idlePrices, delegate, idle!, price);
    limits += price;
  }
  const gap = instance.weights.gap ?? 0;
  for (const price of idlePrices.values()) limits += Math.max(0, price - gap);
  return { limits, of: (delegate, slot) => prices.get(JSON.stringify([delegate, slot])) ?? 0 };
}
