import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';

import { BoundChart } from './bound-chart.js';
import { Phases } from './phases.js';
import { RoundRules } from './round-rules.js';

interface Props {
  round: Schemas['Round'];
  connected: boolean;
}

/** How far the round is, and how value and bound close in on each other. */
export function RoundRunning({ round, connected }: Props) {
  const say = useSay();
  const { share } = useNumbers();
  const { progress, history } = round;
  const known = history.findLast(({ value, bound }) => value !== null && bound !== null);
  const proven = known?.value && known.bound ? (100 * known.value) / known.bound : null;
  const done = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <div className="two-columns">
      <section className="card" style={{ padding: 20 }}>
        <div className="round-head">
          <div>
            <div className="round-share" aria-live="off">
              {proven === null ? '–' : share(proven)}
            </div>
            <p className="quiet" style={{ margin: 0 }}>
              {say('rounds.proven-so-far')}
            </p>
          </div>
          <div style={{ minWidth: 200 }}>
            <p className="quiet" style={{ margin: '0 0 4px', fontSize: 12 }}>
              {say('rounds.budget-left', { budget: budgetName(say, round.budget) })}
              {' · '}
              <TimeLeft round={round} />
            </p>
            <Progress value={done} aria-label={say('rounds.progress')} />
          </div>
        </div>
        <p style={{ margin: '8px 0 0', color: 'var(--text-2)', fontSize: 13 }}>
          {say('rounds.closing-in')}
        </p>
        <BoundChart history={history} stale={!connected} />
        {round.stopping && <p role="status">{say('rounds.stopping')}</p>}
        {!connected && <p role="status">{say('rounds.reconnecting')}</p>}
      </section>
      <div style={{ display: 'grid', gap: 16 }}>
        <Card title={say('rounds.phases')}>
          <Phases round={round} />
        </Card>
        <Card title={say('rounds.leave-title')}>
          <p className="quiet" style={{ margin: 0 }}>
            {say('rounds.leave')}
          </p>
        </Card>
        {round.weights && (
          <Card title={say('rounds.rules')}>
            <RoundRules round={round} weights={round.weights} />
          </Card>
        )}
      </div>
    </div>
  );
}

/** The budget's name, or its moves. */
export function budgetName(
  say: ReturnType<typeof useSay>,
  budget: Schemas['Round']['budget'],
): string {
  return typeof budget === 'number'
    ? say('budget.moves', { moves: budget })
    : say(`budget.${budget}` as MessageId);
}

/** Guessed from the pace so far: the budget is counted in work, not in seconds. */
function TimeLeft({ round: { history, progress } }: { round: Schemas['Round'] }) {
  const say = useSay();
  const first = history.find(({ phase }) => phase === 'timetable');
  const last = history.at(-1);
  if (!first || !last || !progress || last.done <= first.done) return say('rounds.left-unknown');
  const pace = (last.seconds - first.seconds) / (last.done - first.done);
  const seconds = Math.ceil(pace * (last.total - last.done));
  return seconds >= 90
    ? say('rounds.left-minutes', { minutes: Math.ceil(seconds / 60) })
    : say('rounds.left-seconds', { seconds });
}

export function Card({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 style={{ fontSize: 14, margin: '0 0 12px' }}>{title}</h2>
      {children}
    </section>
  );
}
