import type { Instance, InstanceDelegate } from '#libs/matching/instance.js';
import { createRandom } from '#libs/matching/random.js';
import { solveInstance } from '#libs/matching/solve.js';
import { createEvent, type EventShape, eventShapes } from '#test/factories/showcase-instance.js';

import { createGivenMeetings } from '#test/factories/given-meetings.js';

type Shape = Omit<EventShape, 'seed'>;

const medium = eventShapes.medium!;

const shapes: Record<string, Shape> = {
  small: { ...medium, firms: [20, 20], sessions: [6, 6], tables: 10, interpreters: 6 },
  ...eventShapes,
  tight: { ...medium, tables: 12 },
  large: { ...medium, firms: [200, 200], sessions: [6, 6, 6, 6], tables: 84, interpreters: 34 },
  huge: {
    ...medium,
    firms: [1000, 1000],
    sessions: [6, 6, 6, 6],
    tables: 400,
    interpreters: 170,
    partners: 55,
  },
};

const mixed: Shape = {
  ...medium,
  firms: [120, 100],
  sessions: [6, 5, 6, 5],
  tables: 36,
  maxMeetings: [5, 12],
  away: 30,
  english: 55,
  interpreters: 14,
};

/** Events to measure by, from the seed alone: one of each class that the figures of the docs speak of. */
export const eventClasses: Record<string, (seed: number) => Instance> = {
  ...Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      (seed: number) => createEvent({ ...shape, seed }),
    ]),
  ),
  popular: (seed) => makePopular(createEvent({ ...medium, firms: [80, 40], seed })),
  mixed: (seed) => lockSome(createEvent({ ...mixed, seed })),
  repair: (seed) => afterLosses(createEvent({ ...mixed, seed })),
  layout: (seed) =>
    createGivenMeetings({
      seed,
      participants: 46,
      slots: 10,
      tables: 21,
      fill: 86,
      restricted: 20,
    }),
};

/** Six firms are wanted by all. */
function makePopular(event: Instance): Instance {
  const wanted = new Set(['U0', 'U1', 'U2', 'U3', 'U4', 'U5']);
  const raise = (score: number) => Math.min(1000, score + 350);
  const pairs = event.pairs.map((pair) =>
    wanted.has(pair.b) ? { ...pair, score: raise(pair.score) } : pair,
  );
  return { ...event, pairs };
}

const roughly = { seed: 1, budget: 30_000 };

/** Eight meetings of a rough timetable must stay. */
function lockSome(event: Instance): Instance {
  const { meetings } = solveInstance(event, roughly);
  const locked = meetings.filter((_, i) => i % 60 === 7).slice(0, 8);
  return { ...event, locked: locked.map(({ a, b, slot }) => ({ a, b, slot })) };
}

/** After publication one firm in 20 does not come, and a delegate in 50 comes a session late. */
function afterLosses(event: Instance): Instance {
  const random = createRandom(event.pairs.length);
  const previous = solveInstance(event, roughly).meetings;
  const firstSession = event.slots[0]!.session;
  const late = new Set(
    event.slots.filter(({ session }) => session === firstSession).map(({ id }) => id),
  );
  const comesLate = (one: InstanceDelegate): InstanceDelegate =>
    random.below(50) > 0
      ? one
      : { ...one, available: one.available!.filter((slot) => !late.has(slot)) };
  const participants = event.participants.map((firm) => {
    const absent = random.below(20) === 0;
    const delegates = firm.delegates.map((one) =>
      absent ? { ...one, available: [] } : comesLate(one),
    );
    return { ...firm, delegates };
  });
  return { ...event, participants, previous };
}
