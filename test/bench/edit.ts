import { runRound } from '#libs/matching/round.js';
import { answerRepair } from '#libs/matching/repair/answer-repair.js';
import type { Cause } from '#libs/matching/repair/cause.js';
import { moveTo } from '#libs/matching/edit/edit-timetable.js';
import { fillGaps } from '#libs/matching/edit/fill-gaps.js';
import { placesFor } from '#libs/matching/edit/places-for.js';
import { openRound, type OpenRound } from '#libs/matching/open-round.js';
import { createSnapshot } from '#test/factories/snapshot.js';

const asked = 40;
const limits = { begun: new Set<string>(), bound: 0 };

/** Wall milliseconds. */
interface Spread {
  median: number;
  most: number;
}

/**
 * All places of a meeting at 200 x 200 against applying and verifying them one by one, and repairs: compile, new
 * timetable, verifier and bound in one.
 */
export function benchEdit(): Promise<object> {
  const snapshot = createSnapshot({ firms: 200, seed: 1 });
  const { timetable, pairs } = runRound(snapshot, { seed: 1, budget: 'quick' });
  const published = { ...snapshot, previous: timetable.meetings };
  const open = openRound(published, pairs, timetable);
  const meetings = timetable.meetings.filter(
    (_, i) => i % Math.ceil(timetable.meetings.length / asked) === 0,
  );
  const places = spread(meetings.map(({ a, b }) => milliseconds(() => placesFor(open, a, b))));
  const [first] = meetings;
  const fill = milliseconds(() => fillGaps(open, limits));
  return Promise.resolve({
    firms: '200 x 200',
    meetings: timetable.meetings.length,
    places,
    baseline: { algorithm: 'each place applied and verified', ...oneByOne(open, first!) },
    fill: Math.round(fill),
    repairs: repairs(open),
  });
}

/** The first twenty places that are offered, each applied and verified; the time of all of them by that. */
function oneByOne(open: OpenRound, { a, b }: { a: string; b: string }) {
  const offered = placesFor(open, a, b)!.slots.flatMap(({ slot, cells }) =>
    cells.flatMap(({ table, cost }) => (cost === null ? [] : [{ slot, table }])),
  );
  const tried = offered.slice(0, 20);
  const spent = milliseconds(() =>
    tried.forEach((place) => moveTo(open, { a, b, ...place }, limits)),
  );
  return {
    places: offered.length,
    milliseconds: Math.round((spent / tried.length) * offered.length),
  };
}

function repairs(open: OpenRound) {
  const { firms, slots, tables, interpreters } = open.snapshot;
  const [, , third] = open.timetable.meetings;
  const causes: Cause[] = [
    { kind: 'no-show', participant: firms[0]!.id },
    { kind: 'leaves', participant: firms[9]!.id, from: slots[slots.length >> 1]!.start },
    { kind: 'delegate-lost', delegate: firms[4]!.delegates[0]!.id },
    ...interpreters
      .slice(0, 1)
      .map(({ id }): Cause => ({ kind: 'interpreter-lost', interpreter: id })),
    { kind: 'table-lost', table: tables[0]!.id },
    { kind: 'slot-lost', slot: slots[3]!.id },
    { kind: 'declined', a: third!.a, b: third!.b },
  ];
  const now = slots[1]!.start;
  // The first one finds the prices of the round, which are kept.
  const ask = (cause: Cause) =>
    answerRepair(open, { ask: 'repair', cause, now, told: false, fresh: null, keep: false })!;
  const cold = milliseconds(() => ask(causes[0]!));
  const each = causes.map((cause) => {
    const started = performance.now();
    const { quality, droppedValue, changes } = ask(cause);
    const { kept, moved, lost, gained } = changes;
    return {
      cause: cause.kind,
      milliseconds: Math.round(performance.now() - started),
      kept,
      moved: moved.length,
      lost: lost.length,
      gained: gained.length,
      won: quality.value - droppedValue,
      gapPct: Math.round(quality.gapPct * 1000) / 1000,
    };
  });
  return { firstMilliseconds: Math.round(cold), each };
}

function milliseconds(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function spread(times: number[]): Spread {
  const sorted = [...times].sort((x, y) => x - y);
  const rounded = (value: number | undefined) => Math.round(10 * (value ?? 0)) / 10;
  return { median: rounded(sorted[sorted.length >> 1]), most: rounded(sorted.at(-1)) };
}
