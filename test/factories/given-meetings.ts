import type { Instance, InstancePair } from '#libs/matching/instance.js';
import { createRandom } from '#libs/matching/random.js';

interface GivenMeetings {
  seed: number;
  participants: number;
  slots: number;
  tables: number;
  /** Of 100 places, how many are taken. */
  fill: number;
  /** Of 100 meetings, how many can be held in about half of the slots only. */
  restricted: number;
}

/**
 * A brokerage event whose meetings are given: one set of participants, all must meet, the fewest breaks win
 * (Bofill et al. 2022). It is drawn from a timetable, so a complete one exists.
 */
export function createGivenMeetings(event: GivenMeetings): Instance {
  const random = createRandom(event.seed);
  const ids = Array.from({ length: event.participants }, (_, i) => `P${i}`);
  const met = new Set<string>();
  const slots = Array.from({ length: event.slots }, (_, i) => `s${i}`);
  const limit = Math.round((event.slots * event.tables * event.fill) / 100);
  const pairs: InstancePair[] = [];
  for (const slot of slots) {
    const free = shuffled(ids, random);
    let here = 0;
    while (free.length > 1 && here < event.tables && pairs.length < limit) {
      const a = free.pop()!;
      const at = free.findLastIndex((b) => !met.has(`${a} ${b}`));
      if (at < 0) continue;
      const [b] = free.splice(at, 1) as [string];
      met.add(`${a} ${b}`).add(`${b} ${a}`);
      here++;
      const some = slots.filter((other) => other === slot || random.below(2) === 0);
      pairs.push({
        a,
        b,
        score: 0,
        must: true,
        ...(random.below(100) < event.restricted && { available: some }),
      });
    }
  }
  return {
    format: 'showcase-instance/1',
    name: `given-${event.seed}`,
    slots: slots.map((id, i) => ({ id, session: 'day', ...timesOf(i) })),
    tables: Array.from({ length: event.tables }, (_, t) => ({ id: `T${t}` })),
    participants: ids.map((id) => ({
      id,
      maxMeetings: pairs.filter(({ a, b }) => a === id || b === id).length,
      delegates: [{ id: `${id}a`, languages: ['en'] }],
    })),
    pairs,
    weights: { must: 1_000_000, break: 1 },
  };
}

function shuffled(ids: string[], random: { below(n: number): number }): string[] {
  const order = [...ids];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function timesOf(i: number) {
  const minute = (m: number) => new Date(Date.UTC(2026, 11, 2, 1, m)).toISOString();
  return { start: minute(i * 25), end: minute(i * 25 + 20) };
}
