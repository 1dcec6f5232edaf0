import { Timeline } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { useNumbers, useSay } from '../../say.js';

type Step = Schemas['Setup']['steps'][number];

/** One line a kind of step; the counts of both showcases added up. */
export function SetupSteps({ setup }: { setup: Schemas['Setup'] }) {
  const say = useSay();
  const { seconds } = useNumbers();
  const kinds = [...new Set(setup.steps.map((step) => step.code))].map((code) =>
    sumOf(setup.steps.filter((step) => step.code === code)),
  );
  const done = kinds.filter((kind) => kind.done).length;
  return (
    <section className="card" style={{ padding: 20 }} aria-live="polite">
      <h2
        style={{
          fontSize: 16,
          margin: '0 0 16px',
          display: 'flex',
          justifyContent: 'space-between',
        }}
      >
        {say(setup.ready ? 'setup.title' : 'setup.title-now')}
        {setup.totalMs !== null && (
          <span className="quiet" style={{ fontSize: 13, fontWeight: 450 }}>
            {say('setup.total', { seconds: seconds(setup.totalMs) })}
          </span>
        )}
      </h2>
      <Timeline active={done - 1} bulletSize={20} lineWidth={2} color="green">
        {kinds.map((kind) => (
          <Timeline.Item
            key={kind.code}
            bullet={kind.done ? <IconCheck size={12} aria-hidden /> : undefined}
            title={
              <span
                style={{
                  display: 'flex',
                  justifyContent: 'space-between',
                  fontSize: 14,
                  fontWeight: 450,
                }}
              >
                <span>
                  {say(`setup.${kind.code}${kind.done ? '' : '-now'}` as MessageId, kind.counts)}
                </span>
                <span className="quiet">{kind.done && `${seconds(kind.ms)} s`}</span>
              </span>
            }
          />
        ))}
      </Timeline>
    </section>
  );
}

function sumOf(steps: Step[]) {
  const counts: Record<string, number> = {};
  for (const step of steps)
    for (const [name, count] of Object.entries(step.counts))
      counts[name] = (counts[name] ?? 0) + count;
  return {
    code: steps[0]?.code ?? 'database',
    done: steps.every((step) => step.done),
    ms: steps.reduce((sum, step) => sum + (step.ms ?? 0), 0),
    counts,
  };
}
