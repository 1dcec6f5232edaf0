import type { Schedule } from '../schedule.js';
import { hasRoom } from '../spots.js';

/** Where a repair looks. */
export interface Around {
  /** Pairs to place or to move, dearest first. */
  candidates: Int32Array;
  /** Firm -> its dearest pairs, for whoever is thrown out. */
  byFirm: Int32Array[];
  /** The median worth of the candidates. */
  unit: number;
}

/** Pairs looked at: of each firm concerned, of any two that have room, and partners kept in mind for each firm. */
const OF_FIRM = 60;
const WITH_ROOM = 200;
const PARTNERS = 24;

/** The pairs of the firms concerned, and the dearest of those that could meet now that room has been made. */
export function listAround(s: Schedule, firms: ReadonlySet<number>): Around {
  const { pairs } = s.model;
  const byFirm = dearestByFirm(s);
  const chosen = new Set<number>();
  for (const firm of firms) {
    for (const pair of byFirm[firm]!.subarray(0, OF_FIRM)) chosen.add(pair);
  }
  for (const pair of dearest(s, apartWithRoom(s)).subarray(0, WITH_ROOM)) chosen.add(pair);
  const isMovable = (pair: number) => s.fixed[pair] === 0;
  const candidates = dearest(s, [...chosen].filter(isMovable));
  return {
    candidates,
    byFirm: byFirm.map((list) => list.subarray(0, PARTNERS)),
    unit: pairs.worth[candidates[candidates.length >> 1] ?? -1] ?? 0,
  };
}

function apartWithRoom(s: Schedule): number[] {
  const { pairs, options } = s.model;
  const room = s.model.people.firmIds.map((_, firm) => hasRoom(s, firm));
  const found: number[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    if (s.position[pair]! >= 0 || options.start[pair] === options.start[pair + 1]) continue;
    if (room[pairs.a[pair]!] && room[pairs.b[pair]!]) found.push(pair);
  }
  return found;
}

function dearestByFirm(s: Schedule): Int32Array[] {
  const { pairs, options, people } = s.model;
  const lists = people.firmIds.map((): number[] => []);
  for (let pair = 0; pair < pairs.count; pair++) {
    if (options.start[pair] === options.start[pair + 1]) continue;
    lists[pairs.a[pair]!]!.push(pair);
    lists[pairs.b[pair]!]!.push(pair);
  }
  return lists.map((list) => dearest(s, list));
}

function dearest(s: Schedule, list: number[]): Int32Array {
  const { worth } = s.model.pairs;
  return Int32Array.from(list.sort((x, y) => worth[y]! - worth[x]! || x - y));
}
