import type { Instance, InstanceDelegate } from '#libs/matching/instance.js';
import { createRandom, type Random } from '#libs/matching/random.js';

/** What an event is like; the classes of the development set, with other seeds and other mixes. */
export interface EventShape {
  seed: number;
  /** Korean and U.S. firms. */
  firms: [number, number];
  /** Slots of each session. */
  sessions: number[];
  tables: number;
  /** Limits of meetings, drawn evenly. */
  maxMeetings: [number, number];
  minMeetings: [number, number];
  /** Of 100 slots, in how many a delegate is away. */
  away: number;
  /** Everybody comes for one or two sessions. */
  halfDays?: boolean;
  /** Of 100 Korean delegates, how many speak English. */
  english: number;
  interpreters: number;
  /** Partners listed for a firm, about; all when absent. */
  partners?: number;
}

/** A random event of the shape; the same shape gives the same. */
export function createEvent(shape: EventShape): Instance {
  const random = createRandom(shape.seed);
  const slots = shape.sessions.flatMap((count, s) =>
    Array.from({ length: count }, (_, i) => ({ id: `s${s}-${i}`, session: `d${s}`, s, i })),
  );
  const side = (letter: 'K' | 'U', count: number) =>
    Array.from({ length: count }, (_, f) => createFirm(shape, slots, random, `${letter}${f}`));
  const korean = side('K', shape.firms[0]);
  const american = side('U', shape.firms[1]);
  const taste = [...korean, ...american].map(() => random.below(6));
  const pairs = korean.flatMap((k, i) =>
    american.flatMap((u, j) => {
      if (shape.partners && random.below(american.length) >= shape.partners) return [];
      const near = taste[i] === taste[korean.length + j] ? 350 : 0;
      const score = 1 + random.below(300) + near + (random.below(8) === 0 ? random.below(300) : 0);
      return [{ a: k.id, b: u.id, score, must: random.below(60) === 0 }];
    }),
  );
  return {
    format: 'showcase-instance/1',
    name: `event-${shape.seed}`,
    slots: slots.map(({ id, session, s, i }) => ({ id, session, ...timesOf(s, i) })),
    tables: Array.from({ length: shape.tables }, (_, t) => ({ id: `T${t}` })),
    participants: [...korean, ...american],
    interpreters: Array.from({ length: shape.interpreters }, (_, i) => ({
      id: `I${i}`,
      languages: ['ko', 'en'],
      maxMeetings: 9,
    })),
    pairs,
    weights: { must: 1000, shortfall: 400, gap: 40, change: 150 },
  };
}

function createFirm(
  shape: EventShape,
  slots: { id: string; s: number }[],
  random: Random,
  id: string,
) {
  const between = ([low, high]: [number, number]) => low + random.below(high - low + 1);
  const maxMeetings = between(shape.maxMeetings);
  const one = random.below(shape.sessions.length);
  const two = random.below(2) === 0 ? one : random.below(shape.sessions.length);
  const delegates: InstanceDelegate[] = Array.from(
    { length: random.below(3) === 0 ? 2 : 1 },
    (_, d) => ({
      id: `${id}${'ab'[d]}`,
      languages: id.startsWith('U')
        ? ['en']
        : random.below(100) < shape.english
          ? ['ko', 'en']
          : ['ko'],
      available: slots
        .filter(({ s }) => !shape.halfDays || s === one || s === two)
        .filter(() => random.below(100) >= shape.away)
        .map((slot) => slot.id),
    }),
  );
  return {
    id,
    side: id.startsWith('K') ? 'KR' : 'US',
    minMeetings: Math.min(maxMeetings, between(shape.minMeetings)),
    maxMeetings,
    delegates,
  };
}

function timesOf(session: number, i: number) {
  const day = String(2 + Math.floor(session / 2)).padStart(2, '0');
  const hour = String((session % 2) * 12 + Math.floor(i / 2)).padStart(2, '0');
  const minute = i % 2 === 0 ? ['00', '25'] : ['30', '55'];
  return {
    start: `2026-12-${day}T${hour}:${minute[0]}:00Z`,
    end: `2026-12-${day}T${hour}:${minute[1]}:00Z`,
  };
}

/** One shape for each class of events, by name. */
export const eventShapes: Record<string, Omit<EventShape, 'seed'>> = {
  medium: {
    firms: [60, 60],
    sessions: [5, 5, 5, 5],
    tables: 30,
    maxMeetings: [6, 10],
    minMeetings: [0, 3],
    away: 5,
    english: 70,
    interpreters: 8,
  },
  windows: {
    firms: [70, 50],
    sessions: [6, 4, 5, 5],
    tables: 22,
    maxMeetings: [6, 12],
    minMeetings: [0, 3],
    away: 25,
    halfDays: true,
    english: 70,
    interpreters: 8,
  },
  dense: {
    firms: [50, 50],
    sessions: [6, 6, 6],
    tables: 44,
    maxMeetings: [14, 18],
    minMeetings: [6, 10],
    away: 9,
    english: 65,
    interpreters: 12,
  },
  interpreters: {
    firms: [60, 60],
    sessions: [5, 5, 5, 5],
    tables: 30,
    maxMeetings: [6, 10],
    minMeetings: [0, 3],
    away: 5,
    english: 20,
    interpreters: 6,
  },
};
