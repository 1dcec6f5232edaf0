import { IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client.js';
import { useNumbers, useSay } from '../../say.js';

import { worstTenth } from './shares.js';

interface Props {
  round: Schemas['Round'];
  review: Schemas['RoundReview'];
}

/** The share of the proven best, in one sentence what that means, and four figures. */
export function RoundQuality({ round, review }: Props) {
  const say = useSay();
  const { share, exact, whole, minutes } = useNumbers();
  const { quality, waits } = review;
  const gain = quality.bound - quality.value;
  const of = (part: number, total: number) =>
    say('quality.of', { part: whole(part), total: whole(total) });
  const short = quality.participants - quality.covered;
  return (
    <section className="card quality-strip">
      <div>
        <div className="round-share" style={{ color: 'var(--accent-soft-text)' }}>
          {share(100 - quality.gapPct)}
        </div>
        <b>{say('quality.of-best')}</b>
        <p style={{ margin: '8px 0 0', color: 'var(--text-2)', fontSize: 13 }}>
          {gain === 0
            ? say('quality.optimal', { value: exact(quality.value) })
            : say('quality.sentence', {
                value: exact(quality.value),
                bound: exact(quality.bound),
                gain: exact(gain),
              })}{' '}
          {round.fairPrice !== null && say('quality.fair-price', { price: exact(round.fairPrice) })}
        </p>
        <p style={{ margin: '8px 0 0', color: 'var(--ok)', fontSize: 13 }}>
          <IconShieldCheck size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
          {say('quality.verified')}
        </p>
      </div>
      <Cell
        label={say('quality.coverage')}
        value={of(quality.covered, quality.participants)}
        notes={[say('quality.covered')]}
        attention={
          short > 0 ? say('quality.short', { firms: short, count: quality.shortfall }) : ''
        }
      />
      <Cell
        label={say('quality.musts')}
        value={of(quality.mustsMet, quality.mustsTotal)}
        notes={[
          quality.mustsTotal === 0 ? '' : share((100 * quality.mustsMet) / quality.mustsTotal),
          say('quality.meetings', { meetings: quality.meetings }),
        ]}
      />
      <Cell
        label={say('quality.waits')}
        value={say('quality.minutes', { minutes: minutes(waits.meanMinutes) })}
        notes={[
          say('quality.waits-mean', { count: waits.count }),
          say('quality.waits-longest', { minutes: waits.longestMinutes }),
        ]}
      />
      <Cell
        label={say('quality.fairness')}
        value={worstTenth(review.firms)?.toFixed(2) ?? '–'}
        notes={[
          say('quality.worst-tenth'),
          (['KR', 'US'] as const)
            .map((country) => {
              const side = worstTenth(review.firms.filter((firm) => firm.country === country));
              return `${country} ${side?.toFixed(2) ?? '–'}`;
            })
            .join(' · '),
        ]}
      />
    </section>
  );
}

interface CellProps {
  label: string;
  value: ReactNode;
  notes: string[];
  attention?: string;
}

function Cell({ label, value, notes, attention = '' }: CellProps) {
  return (
    <div>
      <div className="figure-label">{label}</div>
      <div className="figure-value">{value}</div>
      {notes.filter(Boolean).map((note) => (
        <div key={note} className="figure-label">
          {note}
        </div>
      ))}
      {attention && (
        <div style={{ color: 'var(--attention)', fontSize: 13, fontWeight: 560 }}>{attention}</div>
      )}
    </div>
  );
}
