import type { Instance } from './instance.js';

/**
 * Meetings that firms seek (left) with partners that have room (right), each pair once, without times:
 * a flow that grows by augmenting paths. A path never takes a meeting from a seeker, so what one has reached
 * stays (Ford-Fulkerson 1956; Megiddo 1974 for what follows from it).
 */
export class PartnerFlow {
  readonly ids: string[];
  /** Most meetings a firm can have: its limit, or the slots in which its delegates are available. */
  readonly room: number[];
  /** Firm -> the firms it may meet. */
  readonly partners: number[][];
  readonly reached: number[];
  private readonly given: number[];
  private readonly meets: Set<number>[];

  constructor(instance: Instance) {
    const firms = [...instance.participants].sort((x, y) => (x.id < y.id ? -1 : 1));
    const index = new Map(firms.map(({ id }, i) => [id, i]));
    this.ids = firms.map(({ id }) => id);
    this.room = firms.map(({ maxMeetings, delegates }) => {
      const free = delegates.map(({ available }) =>
        available ? new Set(available).size : instance.slots.length,
      );
      return Math.min(
        maxMeetings,
        free.reduce((sum, n) => sum + n, 0),
      );
    });
    this.partners = firms.map(() => []);
    for (const { a, b } of instance.pairs) {
      this.partners[index.get(a)!]!.push(index.get(b)!);
      this.partners[index.get(b)!]!.push(index.get(a)!);
    }
    for (const list of this.partners) list.sort((x, y) => x - y);
    this.reached = firms.map(() => 0);
    this.given = firms.map(() => 0);
    this.meets = firms.map(() => new Set<number>());
  }

  /** One more meeting for a seeker; false when no augmenting path is left, and then none ever will be. */
  grow(seeker: number): boolean {
    const cameTo = new Map<number, number>();
    const cameFrom = new Map<number, number>([[seeker, -1]]);
    const queue = [seeker];
    for (const firm of queue) {
      for (const partner of this.partners[firm]!) {
        if (this.meets[firm]!.has(partner) || cameTo.has(partner)) continue;
        cameTo.set(partner, firm);
        if (this.given[partner]! < this.room[partner]!) return this.turn(partner, cameTo, cameFrom);
        for (const other of this.seekersOf(partner)) {
          if (cameFrom.has(other)) continue;
          cameFrom.set(other, partner);
          queue.push(other);
        }
      }
    }
    return false;
  }

  /** The seekers that stand in each other's way when one cannot grow: all that its paths lead to. */
  rivals(seeker: number): number[] {
    const seen = new Set([seeker]);
    for (const firm of seen) {
      for (const partner of this.partners[firm]!) {
        if (this.meets[firm]!.has(partner)) continue;
        for (const other of this.seekersOf(partner)) seen.add(other);
      }
    }
    return [...seen].sort((x, y) => x - y);
  }

  private seekersOf(partner: number): number[] {
    return this.partners[partner]!.filter((firm) => this.meets[firm]!.has(partner));
  }

  private turn(last: number, cameTo: Map<number, number>, cameFrom: Map<number, number>): boolean {
    this.given[last]!++;
    for (let partner = last; ;) {
      const firm = cameTo.get(partner)!;
      this.meets[firm]!.add(partner);
      const before = cameFrom.get(firm)!;
      if (before < 0) {
        this.reached[firm]!++;
        return true;
      }
      this.meets[firm]!.delete(before);
      partner = before;
    }
  }
}
