import type { Instance } from './instance.js';
import { PartnerFlow } from './partner-flow.js';

/** "These 7 firms need 28 places, their partners have 25." */
export interface Deficiency {
  firms: string[];
  /** Sum of their minima, and what their partners can give them at most. */
  needed: number;
  places: number;
}

/**
 * Sets of firms whose minima cannot all be reached, whatever the timetable: Hall's condition (1935) for
 * meetings, each pair once. Empty: between two sides all minima can be had at once, but for times and tables
 * (Mendelsohn-Dulmage 1958).
 */
export function findDeficient(instance: Instance): Deficiency[] {
  const flow = new PartnerFlow(instance);
  const minima = new Map(instance.participants.map(({ id, minMeetings = 0 }) => [id, minMeetings]));
  const min = flow.ids.map((id) => minima.get(id)!);
  const stuck: number[] = [];
  for (let firm = 0; firm < min.length; firm++) {
    while (flow.reached[firm]! < min[firm]!) {
      if (flow.grow(firm)) continue;
      stuck.push(firm);
      break;
    }
  }
  const named = new Set<number>();
  const found: Deficiency[] = [];
  for (const firm of stuck) {
    if (named.has(firm)) continue;
    const set = flow.rivals(firm);
    set.forEach((one) => named.add(one));
    const needed = set.reduce((sum, one) => sum + min[one]!, 0);
    found.push({ firms: set.map((one) => flow.ids[one]!), needed, places: placesFor(flow, set) });
  }
  return found;
}

/** Each partner gives as many as it has room for, and to each of the set once. */
function placesFor(flow: PartnerFlow, set: number[]): number {
  const asked = new Map<number, number>();
  for (const firm of set) {
    for (const partner of flow.partners[firm]!) asked.set(partner, (asked.get(partner) ?? 0) + 1);
  }
  return [...asked].reduce((sum, [partner, n]) => sum + Math.min(n, flow.room[partner]!), 0);
}
