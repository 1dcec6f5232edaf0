import { createRandom } from '#libs/matching/random.js';
import type { Instance, InstanceDelegate, InstancePair } from '#libs/matching/instance.js';

interface InstanceShape {
  seed: number;
  firms: number;
  slots: number;
  /** 0 to 10: how much of absences, interpreters, minima, earlier meetings and precedences there is. */
  trouble?: number;
}

/** A random valid instance, any firm a possible partner of any other; the same shape gives the same. */
export function createInstance({ seed, firms, slots, trouble = 5 }: InstanceShape): Instance {
  const random = createRandom(seed);
  const often = (n: number) => random.below(20) < n;
  const slotIds = Array.from({ length: slots }, (_, i) => `s${i}`);
  const absences = () => (often(trouble) ? { available: slotIds.filter(() => !often(7)) } : {});
  const languages = [['ko'], ['en'], ['ko', 'en'], ['ja']];
  const delegate = (id: string): InstanceDelegate => ({
    id,
    languages: languages[often(trouble) ? random.below(4) : 2]!,
    ...absences(),
  });
  const participants = Array.from({ length: firms }, (_, f) => {
    const maxMeetings = random.below(5);
    return {
      id: `F${f}`,
      minMeetings: Math.min(maxMeetings, random.below(3)),
      maxMeetings,
      delegates: Array.from({ length: 1 + random.below(2) }, (_, d) => delegate(`F${f}${d}`)),
    };
  });
  const pairs: InstancePair[] = [];
  for (let a = 0; a < firms; a++) {
    for (let b = a + 1; b < firms; b++) {
      if (often(8)) continue;
      const turned = often(10);
      pairs.push({
        a: `F${turned ? b : a}`,
        b: `F${turned ? a : b}`,
        score: random.below(1000),
        must: often(3),
        ...(often(trouble) && { delegates: { a: [`F${turned ? b : a}0`] } }),
        ...(often(Math.floor(trouble / 2)) && absences()),
      });
    }
  }
  const previous = pairs.filter(() => often(trouble)).slice(0, 4);
  const ordered = pairs.filter(() => often(trouble)).slice(0, 3);
  return {
    format: 'showcase-instance/1',
    name: `random-${seed}`,
    slots: slotIds.map((id, i) => ({
      id,
      start: `2026-12-0${1 + Math.floor(i / 20)}T${hour(i)}:00:00Z`,
      end: `2026-12-0${1 + Math.floor(i / 20)}T${hour(i)}:40:00Z`,
      session: `session-${Math.floor(i / 4)}`,
    })),
    tables: Array.from({ length: 1 + random.below(3) }, (_, t) => ({ id: `T${t}`, ...absences() })),
    participants,
    interpreters: [
      { id: 'I0', languages: ['ko', 'en'], maxMeetings: 2, ...absences() },
      { id: 'I1', languages: ['ko', 'ja', 'en'], ...absences() },
    ],
    pairs,
    previous: previous.map(({ a, b }, i) => ({
      a: b,
      b: a,
      slot: slotIds[random.below(slots)]!,
      ...(i % 2 === 0 && { table: 'T0', aDelegate: `${b}0` }),
      ...(i === 3 && { interpreter: null }),
    })),
    precedences: ordered.slice(1).map(({ a, b }, i) => ({
      before: { a: ordered[i]!.b, b: ordered[i]!.a },
      after: { a, b },
    })),
    weights: {
      must: 1000,
      shortfall: random.below(500),
      gap: random.below(60),
      break: random.below(60),
      change: 150,
    },
  };
}

function hour(i: number): string {
  return String(i % 20).padStart(2, '0');
}
