import { IconCircleCheck, IconCircleDashed, IconAlertTriangle } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useNumbers, useSay } from '../../say.js';

type Round = Schemas['Round'];

const phases = ['snapshot', 'score', 'pair', 'timetable', 'verify', 'stored'] as const;
const icons = { done: IconCircleCheck, running: IconCircleDashed, waiting: IconCircleDashed };

/** What a round does one after the other, how long each took, and where it is. */
export function Phases({ round }: { round: Round }) {
  const say = useSay();
  const { seconds, whole } = useNumbers();
  const at = placeOf(round);
  return (
    <ol className="phases">
      {phases.map((phase, index) => {
        const state = index < at ? 'done' : index > at ? 'waiting' : 'running';
        const failed = state === 'running' && round.state === 'failed';
        const Picture = failed ? IconAlertTriangle : icons[state];
        const took = secondsOf(round, phase);
        return (
          <li
            key={phase}
            data-state={failed ? 'failed' : state}
            aria-current={state === 'running' ? 'step' : undefined}
          >
            <Picture size={18} aria-label={say(failed ? 'phase.failed' : `phase.${state}`)} />
            <div>
              <b>{say(`phase.${phase}`)}</b>
              {phase === 'snapshot' && round.snapshotHash && (
                <div className="figure-label">sha256 {round.snapshotHash.slice(0, 12)}…</div>
              )}
              {phase === 'timetable' && index <= at && round.progress && (
                <div className="figure-label">
                  {say('phase.moves', { moves: whole(round.progress.done) })}
                </div>
              )}
            </div>
            {took !== null && <span className="quiet">{seconds(took * 1000)} s</span>}
          </li>
        );
      })}
    </ol>
  );
}

function placeOf({ state, snapshotHash, progress }: Round): number {
  if (state === 'proposed' || state === 'published') return phases.length;
  if (!snapshotHash) return 0;
  return phases.indexOf(progress?.phase ?? 'score');
}

/** From the first point of a phase to the first of the next; null while it has not begun. */
function secondsOf({ history }: Round, phase: (typeof phases)[number]): number | null {
  const first = history.findIndex((point) => point.phase === phase);
  if (first < 0) return null;
  // With the worst-off first the phases run twice; both times count.
  return history.reduce((sum, point, index) => {
    const next = history[index + 1];
    return point.phase === phase && next ? sum + next.seconds - point.seconds : sum;
  }, 0);
}
