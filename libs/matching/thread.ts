import type { MessagePort } from 'node:worker_threads';
import { runRound } from './round.js';
import type { RoundProposal, RoundSnapshot, SolveOptions, SolveProgress } from './snapshot.js';

/** A round to run. Progress is posted to `port` as `SolveProgress`; the last one always is, before the answer. */
interface RoundTask {
  snapshot: RoundSnapshot;
  options: SolveOptions;
  port?: MessagePort;
}

/** Answered at once: a pool whose file cannot load never rejects, so it is tried when the worker starts. */
interface WarmUpTask {
  warmUp: true;
}

/** At most about this many messages for a round. */
const POSTS = 50;

export default function runTask(task: WarmUpTask): { warm: true };
export default function runTask(task: RoundTask): RoundProposal;
export default function runTask(task: RoundTask | WarmUpTask): RoundProposal | { warm: true } {
  if ('warmUp' in task) return { warm: true };
  const { snapshot, options, port } = task;
  const started = performance.now();
  const proposal = runRound(snapshot, options, port ? { onProgress: postTo(port) } : {});
  proposal.timetable.elapsedMs = Math.round(performance.now() - started);
  return proposal;
}

/** Posts a new phase and the end of one, and in between not before another fiftieth of the work is done. */
function postTo(port: MessagePort): (progress: SolveProgress) => void {
  let phase = '';
  let posted = 0;
  return (progress) => {
    const due = progress.done - posted >= progress.total / POSTS;
    if (progress.phase === phase && !due && progress.done < progress.total) return;
    phase = progress.phase;
    posted = progress.done;
    port.postMessage(progress);
  };
}
