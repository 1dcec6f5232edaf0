import { Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';

import { BoundChart } from './bound-chart.js';
import type { ProgressPoint } from './use-round-events.js';

const phases = ['score', 'pair', 'timetable', 'verify'] as const;

interface Props {
  round: Schemas['Round'];
  history: ProgressPoint[];
  connected: boolean;
}

/** How far the round is, and how value and bound close in on each other. */
export function RoundRunning({ round, history, connected }: Props) {
  const say = useSay();
  const { share } = useNumbers();
  const { progress } = round;
  const done = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const at = progress ? phases.indexOf(progress.phase) : -1;
  const proven = progress?.value && progress.bound ? (100 * progress.value) / progress.bound : null;
  return (
    <div className="two-columns">
      <section className="card" style={{ padding: 20 }}>
        <div className="figure-value" aria-live="off">
          {proven === null ? '–' : share(proven)}
        </div>
        <p className="quiet">{say('rounds.proven-so-far')}</p>
        <Progress value={done} aria-label={say('rounds.progress')} />
        <BoundChart points={history} />
        {!connected && <p role="status">{say('rounds.reconnecting')}</p>}
      </section>
      <section className="card" style={{ padding: 20 }}>
        <h2 style={{ fontSize: 14, margin: '0 0 12px' }}>{say('rounds.phases')}</h2>
        <ol style={{ margin: 0, paddingLeft: 20, display: 'grid', gap: 8 }}>
          {phases.map((phase, index) => (
            <li
              key={phase}
              aria-current={index === at ? 'step' : undefined}
              style={{ color: index > at ? 'var(--text-3)' : undefined }}
            >
              {say(`phase.${phase}` as MessageId)}{' '}
              {index < at && <IconCheck size={14} aria-label={say('phase.done')} />}
            </li>
          ))}
        </ol>
        <p className="quiet" style={{ margin: '16px 0 0' }}>
          {say('rounds.leave')}
        </p>
      </section>
    </div>
  );
}
