import type { TimetableMeeting } from '../instance.js';
import { findPair } from '../model-pairs.js';
import type { Cell } from './evaluate-place.js';
import { type Layout, rowOf, seatPairs, slotIds } from './layout.js';
import { placesInSlot, type SlotPlaces } from './places-in-slot.js';
import type { Blocked } from './why-blocked.js';

/** All places of a pair. `a` and `b` are in the order of the ids; delegates follow them. */
export interface PairPlaces {
  a: string;
  b: string;
  /** The meeting as it stands; null where the two do not meet. */
  meeting: TimetableMeeting | null;
  /** Why the meeting can go nowhere at all. */
  blocked: Blocked | null;
  slots: SlotPlaces[];
}

/**
 * Every slot and table for a pair, each with its exact cost or the reason against it. `begun`: slots that have
 * begun, in which nothing changes any more. Null when the two may not meet at all.
 */
export function placesFor(
  layout: Layout,
  a: string,
  b: string,
  begun: ReadonlySet<string> = new Set(),
): PairPlaces | null {
  const { model } = layout;
  const pair = findPair(model.pairs, model.people, a, b);
  if (pair < 0) return null;
  const from = cellOf(layout, pair);
  const ids = slotIds(model);
  const stuck = whyStuck(layout, pair, begun);
  const seats = seatPairs(layout);
  return {
    a: model.people.firmIds[model.pairs.a[pair]!]!,
    b: model.people.firmIds[model.pairs.b[pair]!]!,
    meeting: from && rowOf(layout, pair, from.table),
    blocked: stuck,
    slots: stuck
      ? []
      : ids.map((slot, i) => {
          if (begun.has(slot)) return past(slot);
          const p = model.slots.positionOf[i]!;
          return placesInSlot(layout, { pair, from, slot, p, seats });
        }),
  };
}

/** Why a meeting may not be touched at all: it is locked, or has begun. */
export function whyStuck(
  { model, schedule: s }: Layout,
  pair: number,
  begun: ReadonlySet<string>,
): Blocked | null {
  if (s.fixed[pair] === 1) return { code: 'locked', firms: [] };
  const p = s.position[pair]!;
  const isPast = p >= 0 && begun.has(slotIds(model)[model.slots.slotAt[p]!]!);
  return isPast ? { code: 'past', firms: [] } : null;
}

/** The cell in which a pair meets, or null. */
export function cellOf({ model, schedule, tables }: Layout, pair: number): Cell | null {
  const id = tables.get(pair);
  if (id === undefined) return null;
  return { position: schedule.position[pair]!, table: model.tableIds.indexOf(id) };
}

const past = (slot: string): SlotPlaces => ({
  slot,
  blocked: { code: 'past', firms: [] },
  people: [],
  cells: [],
});
