import type { Schemas } from '../../api/client.js';
import { Figure } from '../../parts/figure.js';
import { useNumbers, useSay } from '../../say.js';

/** How good a proposal is: the share of the proven best, in one sentence what that means, and the counts. */
export function RoundQuality({ quality }: { quality: Schemas['Quality'] }) {
  const say = useSay();
  const { share, points, whole } = useNumbers();
  const gain = quality.bound - quality.value;
  const of = (part: number, total: number) =>
    say('quality.of', { part: whole(part), total: whole(total) });
  return (
    <>
      <section
        className="card"
        style={{ padding: 20, background: 'var(--accent-soft)', marginBottom: 16 }}
      >
        <div
          style={{
            color: 'var(--accent-soft-text)',
            fontSize: 32,
            fontWeight: 720,
            lineHeight: '42px',
          }}
        >
          {share(100 - quality.gapPct)}
        </div>
        <b>{say('quality.of-best')}</b>
        <p style={{ margin: '8px 0 0', color: 'var(--text-2)' }}>
          {gain === 0
            ? say('quality.optimal', { value: points(quality.value) })
            : say('quality.sentence', {
                value: points(quality.value),
                bound: points(quality.bound),
                gain: points(gain),
              })}
        </p>
      </section>
      <section className="card figures" style={{ padding: 20 }}>
        <Figure value={whole(quality.meetings)} label={say('landing.meetings')} />
        <Figure
          value={of(quality.covered, quality.participants)}
          label={say('quality.covered')}
          {...(quality.shortfall > 0
            ? { note: say('quality.shortfall', { count: quality.shortfall }) }
            : {})}
        />
        <Figure value={of(quality.mustsMet, quality.mustsTotal)} label={say('quality.musts')} />
        <Figure value={whole(quality.gaps)} label={say('quality.gaps')} />
        <Figure value={whole(quality.interpreted)} label={say('quality.interpreted')} />
        <Figure value={say('quality.verified')} label={say('quality.verified-by')} />
      </section>
    </>
  );
}
