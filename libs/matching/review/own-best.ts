import type { Timetable } from '../instance.js';
import type { Model } from '../model.js';
import { findPair } from '../model-pairs.js';

/** How near a firm comes to what it could reach alone, with the whole showcase at its service. */
export interface FirmShare {
  id: string;
  meetings: number;
  /** Worth of its meetings, in thousandths, and of its dearest possible ones, as many as it may have. */
  value: number;
  best: number;
}

/** One row for each firm, in the order of the ids. `best` is 0 for a firm that nobody can meet. */
export function sharesOf(model: Model, { meetings }: Pick<Timetable, 'meetings'>): FirmShare[] {
  const { people, pairs, options } = model;
  const worths = people.firmIds.map((): number[] => []);
  for (let e = 0; e < pairs.count; e++) {
    if (options.start[e] === options.start[e + 1]) continue;
    worths[pairs.a[e]!]!.push(pairs.worth[e]!);
    worths[pairs.b[e]!]!.push(pairs.worth[e]!);
  }
  const rows = people.firmIds.map((id, firm) => {
    const dearest = worths[firm]!.sort((x, y) => y - x).slice(0, roomOf(model, firm));
    return { id, meetings: 0, value: 0, best: dearest.reduce((sum, worth) => sum + worth, 0) };
  });
  for (const { a, b } of meetings) {
    const pair = findPair(pairs, people, a, b);
    if (pair < 0) continue;
    for (const firm of [pairs.a[pair]!, pairs.b[pair]!]) {
      rows[firm]!.meetings++;
      rows[firm]!.value += pairs.worth[pair]!;
    }
  }
  return rows;
}

/** Its limit, or the free slots of its delegates where these are fewer. */
function roomOf({ people, slots }: Model, firm: number): number {
  let free = 0;
  for (const delegate of people.firmDelegates[firm]!)
    for (const p of slots.positionOf)
      if (people.delegateMask[delegate * slots.words + (p >> 5)]! & (1 << (p & 31))) free++;
  return Math.min(people.firmMax[firm]!, free);
}
