import type { MessagePort } from 'node:worker_threads';
import { runRound } from './round.js';
import type { RoundProposal, RoundSnapshot, SolveOptions, SolveProgress } from './snapshot.js';

/** A round to run. Progress is posted to `port` as `SolveProgress`; the last one always is, before the answer. */
interface RoundTask {
  snapshot: RoundSnapshot;
  options: SolveOptions;
  port?: MessagePort;
  /** Shared with who asked: once this many moves are done, the best so far is the answer; below 0 never. */
  stopAfter?: Int32Array;
}

/** Answered at once: a pool whose file cannot load never rejects, so it is tried when the worker starts. */
interface WarmUpTask {
  warmUp: true;
}

/** About this many messages for a round, and as many again where its value rises in between. */
const POSTS = 50;
const RISES = 150;
const RISE_MILLISECONDS = 250;

export default function runTask(task: WarmUpTask): { warm: true };
export default function runTask(task: RoundTask): RoundProposal;
export default function runTask(task: RoundTask | WarmUpTask): RoundProposal | { warm: true } {
  if ('warmUp' in task) return { warm: true };
  const { snapshot, options, port, stopAfter } = task;
  const started = performance.now();
  const post = port ? postTo(port) : () => undefined;
  let done = 0;
  let stoppedAt: number | null = null;
  const proposal = runRound(snapshot, options, {
    onProgress: (progress) => {
      // After a stop the engine reports the end of its work, of which some was not done.
      done = stoppedAt ?? progress.done;
      post({ ...progress, done });
    },
    stopped: () => {
      const limit = stopAfter ? Atomics.load(stopAfter, 0) : -1;
      if (limit >= 0 && done >= limit) stoppedAt ??= done;
      return stoppedAt !== null;
    },
  });
  proposal.timetable.elapsedMs = Math.round(performance.now() - started);
  return stoppedAt === null ? proposal : { ...proposal, stoppedAt };
}

/**
 * Posts a new phase, its end and the first value, and in between not before another fiftieth of the work is done, or the
 * value has risen: at the start it rises fast.
 */
function postTo(port: MessagePort): (progress: SolveProgress) => void {
  let last: SolveProgress | null = null;
  let [rises, postedAt] = [0, 0];
  return (progress) => {
    const now = performance.now();
    const isFirst = progress.value !== null && (last?.value ?? null) === null;
    const isNew = isFirst || progress.phase !== last?.phase || progress.done >= progress.total;
    const due = isNew || progress.done - last!.done >= progress.total / POSTS;
    const risen = !due && progress.value !== last!.value && now - postedAt >= RISE_MILLISECONDS;
    if (!due && !(risen && rises < RISES)) return;
    if (risen) rises++;
    last = progress;
    postedAt = now;
    port.postMessage(progress);
  };
}
