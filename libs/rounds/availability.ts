import type { EntityManager } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import { AgendaItem } from '#libs/showcases/agenda-item.entity.js';
import type { Slot } from '#libs/showcases/slot.entity.js';

import { isInsideHours, type VideoHours } from './video-hours.js';

/** Times of a round: its slots, what the programme takes from each country, and the hours of a video round. */
export class RoundTimes {
  private readonly inside = new Map<string, Set<string>>();

  constructor(
    readonly slots: Slot[],
    private readonly blocked: Record<Country, Set<string>>,
    private readonly hours: VideoHours | null,
  ) {}

  /**
   * When somebody or a table can meet. Slots that have gone meanwhile, or never were, are passed over: one wrong
   * code must not stop a round. Who named no slot for video said nothing of it: all slots inside his hours count.
   */
  available(row: { availableSlots: string[] | null; timeZone?: string }): { available?: string[] } {
    const codes = this.slots.map(({ code }) => code);
    const named = row.availableSlots && codes.filter((code) => row.availableSlots!.includes(code));
    if (this.hours === null || row.timeZone === undefined) return named ? { available: named } : {};
    const inside = this.insideHours(row.timeZone, this.hours);
    const said = named && named.length > 0 ? named : codes;
    return { available: said.filter((code) => inside.has(code)) };
  }

  /** The same for a delegate: what he said, less what the programme takes from him. */
  free(
    delegate: { availableSlots: string[] | null; timeZone: string },
    country: Country,
  ): { available?: string[] } {
    const { available } = this.available(delegate);
    const blocked = this.blocked[country];
    if (blocked.size === 0) return available ? { available } : {};
    const codes = available ?? this.slots.map(({ code }) => code);
    return { available: codes.filter((code) => !blocked.has(code)) };
  }

  private insideHours(zone: string, hours: VideoHours): Set<string> {
    const known = this.inside.get(zone);
    if (known) return known;
    const slots = this.slots.filter((slot) => isInsideHours(slot, zone, hours));
    const codes = new Set(slots.map(({ code }) => code));
    this.inside.set(zone, codes);
    return codes;
  }
}

/** Times of the slots; one query for the programme. */
export async function readTimes(
  manager: EntityManager,
  showcaseId: string,
  slots: Slot[],
  hours: VideoHours | null,
): Promise<RoundTimes> {
  const agenda = await manager.findBy(AgendaItem, { showcase: { id: showcaseId } });
  const of = (country: Country) => {
    const items = agenda.filter(({ blocks }) => blocks === 'everyone' || blocks === country);
    const taken = slots.filter((slot) =>
      items.some((item) => item.startsAt < slot.endsAt && slot.startsAt < item.endsAt),
    );
    return new Set(taken.map(({ code }) => code));
  };
  return new RoundTimes(slots, { KR: of('KR'), US: of('US') }, hours);
}
