import type { PairAnswer } from '#libs/matching/explain/answer.js';
import { explainPair } from '#libs/matching/explain/explain-pair.js';
import { openRound, type OpenRound } from '#libs/matching/open-round.js';
import { runRound } from '#libs/matching/round.js';
import { solveInstance } from '#libs/matching/solve.js';
import { createSnapshot } from '#test/factories/snapshot.js';

const firms = 200;
const asked = 60;
/** The first questions warm the desk up. */
const warmUp = 10;
const forcedBySolver = 5;

/**
 * Why, and why not, at 200 x 200: milliseconds of CPU of the question that opens the round and of those after it,
 * against solving the round anew with the pair forced, in the same process. `solverLoses`: how much more the forced
 * solution of the quick budget loses than the answer's `atMost`, in thousandths, on average; below 0 it loses less.
 */
export function benchExplain(): Promise<object> {
  const snapshot = createSnapshot({ firms, seed: 1 });
  const { timetable, pairs, quality } = runRound(snapshot, { seed: 1, budget: 'normal' });
  const [round, openMs] = timed(() => openRound(snapshot, pairs, timetable));
  const apart = pairs.filter(({ a, b }) => !timetable.meetings.some((m) => m.a === a && m.b === b));
  const chosen = Array.from(
    { length: asked },
    (_, k) => apart[Math.floor((apart.length * (k + 0.5)) / asked)]!,
  );
  const answers = chosen.map(({ a, b }) => timed(() => explainPair(round, a, b)));
  const warm = answers
    .slice(warmUp)
    .map(([, ms]) => ms)
    .sort((x, y) => x - y);
  return Promise.resolve({
    firms: `${firms} x ${firms}`,
    pairs: pairs.length,
    gapPct: quality.gapPct,
    openMs,
    firstMs: answers[0]![1],
    medianMs: warm[warm.length >> 1],
    p95Ms: warm[Math.floor(warm.length * 0.95)],
    ...costs(answers.map(([answer]) => answer)),
    baseline: solveForced(round, chosen.slice(-forcedBySolver), answers.slice(-forcedBySolver)),
  });
}

function costs(answers: PairAnswer[]) {
  const found = answers.flatMap((answer) =>
    !answer.meets && answer.force ? [answer.force.cost] : [],
  );
  const width = found.map(({ atLeast, atMost }) => atMost - Math.max(0, atLeast ?? 0));
  return {
    forced: found.length,
    exact: found.filter(({ exact }) => exact).length,
    meanAtMost: mean(found.map(({ atMost }) => atMost)),
    meanWidth: mean(width),
  };
}

/** Each pair made worth so much that it is in every good timetable, and the round solved again. */
function solveForced(
  { instance, schedule }: OpenRound,
  chosen: { a: string; b: string }[],
  answers: [PairAnswer, number][],
) {
  const more = 1_000_000;
  const runs = chosen.map(({ a, b }, k) => {
    const pairs = instance.pairs.map((pair) =>
      pair.a === a && pair.b === b ? { ...pair, score: pair.score + more } : pair,
    );
    const [forced, ms] = timed(() =>
      solveInstance({ ...instance, pairs }, { seed: 1, budget: 'quick' }),
    );
    const [answer] = answers[k]!;
    const atMost = !answer.meets && answer.force ? answer.force.cost.atMost : 0;
    return { ms, loses: schedule.value - (forced.value - more) - atMost };
  });
  return {
    algorithm: 'solved anew with the pair forced, quick',
    ms: mean(runs.map(({ ms }) => ms)),
    solverLoses: mean(runs.map(({ loses }) => loses)),
  };
}

function mean(values: number[]): number {
  return Math.round(values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length));
}

/** Milliseconds of CPU, so that a busy machine does not lengthen them. */
function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, Math.round((user + system) / 1000)];
}
