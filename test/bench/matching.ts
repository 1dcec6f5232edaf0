import { buildInstance } from '#libs/matching/build-instance.js';
import { scorePairs } from '#libs/matching/score/score-pairs.js';
import type { Budget, SolvePhase } from '#libs/matching/snapshot.js';
import { solveInstance } from '#libs/matching/solve.js';
import { isRight, verifyTimetable } from '#libs/matching/verify.js';
import { createSnapshot } from '#test/factories/snapshot.js';
import { solveGreedily } from './greedy.js';

export interface MatchingFigures {
  firms: string;
  pairs: number;
  meetings: number;
  budget: Budget;
  /** Wall seconds. */
  scoreSeconds: number;
  pairSeconds: number;
  timetableSeconds: number;
  verifySeconds: number;
  gapPct: number;
  baseline: { algorithm: 'greedy'; seconds: number; valueRatio: number; gapPct: number };
}

export interface MatchingBench {
  rounds: MatchingFigures[];
  /** Of the whole process. */
  peakMemoryMb: number;
}

/** A round of 60 x 60 and one of 200 x 200 firms, phase by phase, against a simple tool on the same instance. */
export function benchMatching(budget: Budget = 'normal'): Promise<MatchingBench> {
  const rounds = [60, 200].map((firms) => benchRound(firms, budget));
  return Promise.resolve({
    rounds,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}

function benchRound(firms: number, budget: Budget): MatchingFigures {
  const snapshot = createSnapshot({ firms, seed: 1 });
  const [scored, scoreSeconds] = timed(() => scorePairs(snapshot));
  const instance = buildInstance(snapshot, scored);
  const since = performance.now();
  const starts = new Map<SolvePhase, number>();
  const [timetable, solveSeconds] = timed(() =>
    solveInstance(
      instance,
      { seed: 1, budget },
      {
        onProgress: ({ phase }) => {
          if (!starts.has(phase)) starts.set(phase, (performance.now() - since) / 1000);
        },
      },
    ),
  );
  const [verdict, verifySeconds] = timed(() => verifyTimetable(instance, timetable));
  if (!isRight(verdict)) throw new Error(`the verifier does not confirm ${instance.name}`);
  const [greedy, greedySeconds] = timed(() => solveGreedily(instance));
  const simple = verifyTimetable(instance, { ...greedy, bound: timetable.bound });
  const searchStart = starts.get('timetable') ?? solveSeconds;
  return {
    firms: `${firms} x ${firms}`,
    pairs: scored.length,
    meetings: verdict.meetings,
    budget,
    scoreSeconds: rounded(scoreSeconds),
    pairSeconds: rounded(searchStart),
    timetableSeconds: rounded(solveSeconds - searchStart),
    verifySeconds: rounded(verifySeconds),
    gapPct: rounded(verdict.gapPct),
    baseline: {
      algorithm: 'greedy',
      seconds: rounded(greedySeconds),
      valueRatio: rounded(verdict.value / Math.max(1, simple.value)),
      gapPct: rounded(simple.gapPct),
    },
  };
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const result = work();
  return [result, (performance.now() - started) / 1000];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
