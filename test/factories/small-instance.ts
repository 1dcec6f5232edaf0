import type { Instance } from '#libs/matching/instance.js';

const hours = ['09', '10', '11', '12', '13', '14'];

/** Plain instances for scenarios: one session, everybody there, English for all; override what matters. */
export function smallInstance(
  slots: number,
  tables: number,
  pairs: [string, string, number][],
  change: Partial<Instance> = {},
): Instance {
  const firms = [...new Set(pairs.flatMap(([a, b]) => [a, b]))];
  return {
    format: 'showcase-instance/1',
    name: 'scenario',
    slots: Array.from({ length: slots }, (_, i) => ({
      id: `s${i + 1}`,
      start: `2026-12-02T${hours[i]!}:00:00Z`,
      end: `2026-12-02T${hours[i]!}:30:00Z`,
      session: 'day',
    })),
    tables: Array.from({ length: tables }, (_, i) => ({ id: `T${i + 1}` })),
    participants: firms.map((id) => ({
      id,
      minMeetings: 0,
      maxMeetings: slots,
      delegates: [{ id: `${id}a`, languages: ['en'] }],
    })),
    pairs: pairs.map(([a, b, score]) => ({ a, b, score })),
    weights: { must: 1000, shortfall: 400, gap: 40, break: 0, change: 150 },
    ...change,
  };
}
