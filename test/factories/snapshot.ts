import { createRandom, type Random } from '#libs/matching/random.js';
import type {
  RoundSnapshot,
  ScoreFirm,
  ScoreNeed,
  ScoreOffering,
  ScoreWish,
} from '#libs/matching/snapshot.js';

interface SnapshotShape {
  /** Firms on each side. */
  firms: number;
  seed: number;
  /** Half-days of `slotsPerSession` slots each. */
  sessions?: number;
  slotsPerSession?: number;
}

const BRANCHES = 8;
const LEAVES = 6;
const STANDARDS = ['std-a', 'std-b', 'std-c', 'std-d', 'std-e'];
const SLOT_MINUTES = 30;

/** An invented showcase: the same shape and seed give the same snapshot. */
export function createSnapshot(shape: SnapshotShape): RoundSnapshot {
  const { firms, seed, sessions = 4, slotsPerSession = 5 } = shape;
  const random = createRandom(seed);
  const slots = Array.from({ length: sessions * slotsPerSession }, (_, i) =>
    slotAt(Math.floor(i / slotsPerSession), i % slotsPerSession),
  );
  const slotIds = slots.map(({ id }) => id);
  const all = [
    ...Array.from({ length: firms }, (_, i) => createFirm('KR', i, slotIds, random)),
    ...Array.from({ length: firms }, (_, i) => createFirm('US', i, slotIds, random)),
  ];
  return {
    format: 'showcase-snapshot/1',
    name: `generated-${firms}-${seed}`,
    slots,
    tables: Array.from({ length: Math.ceil(firms / 2) }, (_, i) => ({ id: `T${i + 1}` })),
    interpreters: Array.from({ length: Math.ceil(firms / 6) }, (_, i) => ({
      id: `I${i + 1}`,
      languages: ['ko', 'en'],
      maxMeetings: Math.ceil((slots.length * 3) / 4),
    })),
    firms: all,
    wishes: createWishes(firms, random),
    taxonomy: taxonomy(),
    certificates: { 'std-a': ['std-a', 'std-b'] },
    weights: {
      objective: { must: 1000, shortfall: 400, gap: 40, change: 150 },
      score: {
        supply: 400,
        certificates: 150,
        terms: 100,
        interests: 100,
        wishes: 200,
        languages: 50,
      },
    },
    locked: [],
    previous: [],
  };
}

function slotAt(session: number, k: number) {
  const day = 1 + Math.floor(session / 2);
  const startMinutes = (session % 2 === 0 ? 9 : 14) * 60 + k * SLOT_MINUTES;
  const time = (minutes: number) => {
    const at = new Date(Date.UTC(2026, 11, day, 0, minutes));
    return at.toISOString().replace('.000Z', 'Z');
  };
  return {
    id: `s${session + 1}-${k + 1}`,
    start: time(startMinutes),
    end: time(startMinutes + SLOT_MINUTES - 5),
    session: `half-${session + 1}`,
  };
}

/** Sector -> branch -> leaf, as paths from the root. */
function taxonomy(): Record<string, string[]> {
  const paths: Record<string, string[]> = { sector: ['sector'] };
  for (let b = 0; b < BRANCHES; b++) {
    paths[`b${b}`] = ['sector', `b${b}`];
    for (let l = 0; l < LEAVES; l++) paths[`b${b}-l${l}`] = ['sector', `b${b}`, `b${b}-l${l}`];
  }
  return paths;
}

function some<T>(list: readonly T[], random: Random): T {
  return list[random.below(list.length)]!;
}

function code(random: Random): string {
  const branch = `b${random.below(BRANCHES)}`;
  return random.below(6) === 0 ? branch : `${branch}-l${random.below(LEAVES)}`;
}

function createFirm(side: 'KR' | 'US', i: number, slotIds: string[], random: Random): ScoreFirm {
  const id = `${side}-${String(i + 1).padStart(4, '0')}`;
  const languages = (): string[] =>
    side === 'US' ? ['en'] : random.below(5) < 3 ? ['ko', 'en'] : ['ko'];
  const count = random.below(3) === 0 ? 2 : 1;
  const kinds = ['invest', 'seek-investment', 'research'] as const;
  const maxMeetings = 4 + random.below(7);
  return {
    id,
    side,
    minMeetings: 1 + random.below(2),
    maxMeetings,
    delegates: Array.from({ length: count }, (_, k) => ({
      id: `${id}-${k + 1}`,
      languages: languages(),
      ...(random.below(3) === 0 && { available: slotIds.filter(() => random.below(8) > 0) }),
    })),
    offerings: Array.from({ length: 1 + random.below(3) }, (_, k) =>
      createOffering(`${id}-o${k + 1}`, random),
    ),
    needs: Array.from({ length: random.below(3) }, (_, k) => createNeed(`${id}-n${k + 1}`, random)),
    interests: random.below(3) === 0 ? [{ kind: some(kinds, random), code: code(random) }] : [],
  };
}

function createOffering(id: string, random: Random): ScoreOffering {
  const said = () => random.below(3) > 0;
  return {
    id,
    code: code(random),
    text: '',
    capacityPerMonth: said() ? 10 * (1 + random.below(50)) : null,
    minimumOrder: said() ? 1 + random.below(20) : null,
    leadTimeDays: said() ? 14 * (1 + random.below(10)) : null,
    certificates: STANDARDS.filter(() => random.below(3) === 0),
  };
}

function createNeed(id: string, random: Random): ScoreNeed {
  const said = () => random.below(3) > 0;
  return {
    id,
    code: code(random),
    text: '',
    quantity: said() ? 5 * (1 + random.below(100)) : null,
    neededInDays: said() ? 30 * (1 + random.below(8)) : null,
    certificatesRequired: STANDARDS.filter(() => random.below(5) === 0),
    certificatesPreferred: STANDARDS.filter(() => random.below(6) === 0),
  };
}

function createWishes(firms: number, random: Random): ScoreWish[] {
  const wishes: ScoreWish[] = [];
  for (const side of ['KR', 'US'] as const) {
    const other = side === 'KR' ? 'US' : 'KR';
    for (let i = 0; i < firms; i++) {
      const wished = new Set(Array.from({ length: 5 }, () => random.below(firms)));
      [...wished].forEach((j, k) => {
        const dice = random.below(10);
        const kind = dice === 0 ? 'no' : dice === 1 && k === 0 ? 'must' : 'meet';
        wishes.push({
          from: `${side}-${String(i + 1).padStart(4, '0')}`,
          to: `${other}-${String(j + 1).padStart(4, '0')}`,
          kind,
          rank: kind === 'no' ? null : k + 1,
        });
      });
    }
  }
  return wishes;
}
