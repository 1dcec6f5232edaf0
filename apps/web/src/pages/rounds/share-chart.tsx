import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

import { BothNames, Country } from '../../parts/company-name.js';
import { useNumbers, useSay } from '../../say.js';

import { bars, firmsIn, shareOf, type FirmShare } from './shares.js';
import { ticksBetween } from './ticks.js';

const wide = { width: 640, height: 260, left: 32, top: 20, bottom: 28 };
const slim = { width: 380, height: 260, left: 24, top: 20, bottom: 44 };
const sides = ['KR', 'US'] as const;

/** How near each firm comes to what it could reach alone: firms counted by share, Korean solid, U.S. hatched. */
export function ShareChart({ firms }: { firms: FirmShare[] }) {
  const [asTable, setAsTable] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  const say = useSay();
  const counts = bars.map((_, bar) => {
    const within = firmsIn(firms, bar);
    return sides.map((side) => within.filter(({ country }) => country === side).length);
  });
  const alone = firms.filter((firm) => shareOf(firm) === null).length;
  const total = (side: string) => firms.filter(({ country }) => country === side).length;
  return (
    <section className="card" style={{ padding: 20 }}>
      <div className="round-head">
        <h2 style={{ fontSize: 14, margin: 0 }}>{say('shares.title')}</h2>
        <span className="chart-legend">
          <Swatch side={0} /> {say('shares.kr', { firms: total('KR') })}
          <Swatch side={1} /> {say('shares.us', { firms: total('US') })}
        </span>
      </div>
      {asTable ? (
        <CountTable counts={counts} onOpen={setOpen} />
      ) : (
        <Bars counts={counts} open={open} onOpen={setOpen} />
      )}
      <p className="quiet" style={{ margin: '8px 0 0', fontSize: 12 }}>
        {say('shares.about')} {alone > 0 && say('shares.alone', { firms: alone })}{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'chart.as-chart' : 'chart.as-table')}
        </Button>
      </p>
      {open !== null && <FirmList title={barName(open)} firms={firmsIn(firms, open)} />}
    </section>
  );
}

function barName(bar: number): string {
  if (bar === 0) return `< ${bars[1]} %`;
  const next = bars[bar + 1];
  return `${bars[bar]}–${next === undefined ? 100 : next - 1} %`;
}

interface BarsProps {
  counts: number[][];
  open: number | null;
  onOpen: (bar: number) => void;
}

function Bars({ counts, open, onOpen }: BarsProps) {
  const say = useSay();
  const narrow = useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
  const { width, height, left, top, bottom } = narrow ? slim : wide;
  const most = Math.max(1, ...counts.flat());
  const y = (count: number) => height - bottom - ((height - bottom - top) * count) / most;
  const step = (width - left) / bars.length;
  const bar = Math.min(28, step / 3);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="group"
      aria-label={say('shares.title')}
    >
      <Hatch />
      {ticksBetween(0, most, 4).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={left - 8} y={y(tick) + 4} className="chart-tick" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {counts.map((pair, index) => {
        const middle = left + step * (index + 0.5);
        const choose = () => onOpen(index);
        return (
          <g
            key={index}
            role="button"
            tabIndex={0}
            className="bar"
            aria-pressed={open === index}
            aria-label={say('shares.bar', { share: barName(index), kr: pair[0]!, us: pair[1]! })}
            onClick={choose}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose();
            }}
          >
            <rect x={middle - step / 2} y={0} width={step} height={height} className="bar-area" />
            {pair.map((count, side) => (
              <g key={side}>
                <rect
                  x={middle - bar - 2 + side * (bar + 4)}
                  y={y(count)}
                  width={bar}
                  height={height - bottom - y(count)}
                  fill={side === 0 ? 'var(--accent)' : 'url(#hatch)'}
                  stroke={side === 0 || count === 0 ? 'none' : 'var(--text-2)'}
                />
                {count > 0 && (
                  <text
                    x={middle - bar / 2 - 2 + side * (bar + 4)}
                    y={y(count) - 5}
                    textAnchor="middle"
                    className="chart-name"
                  >
                    {count}
                  </text>
                )}
              </g>
            ))}
            <text
              x={middle}
              // On a phone every other name stands lower, so that they do not run into each other.
              y={height - (narrow && index % 2 === 0 ? 24 : 8)}
              textAnchor="middle"
              className="chart-tick"
            >
              {barName(index)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="var(--surface)" />
        <path d="M-1,1 l2,-2 M0,5 l5,-5 M4,6 l2,-2" stroke="var(--text-2)" strokeWidth="1.4" />
      </pattern>
    </defs>
  );
}

function Swatch({ side }: { side: 0 | 1 }) {
  return (
    <svg width="12" height="12" aria-hidden>
      <Hatch />
      <rect
        width="12"
        height="12"
        rx="2"
        fill={side === 0 ? 'var(--accent)' : 'url(#hatch)'}
        stroke={side === 0 ? 'none' : 'var(--text-2)'}
      />
    </svg>
  );
}

function CountTable({ counts, onOpen }: { counts: number[][]; onOpen: (bar: number) => void }) {
  const say = useSay();
  return (
    <table className="data-table" style={{ marginTop: 12 }}>
      <thead>
        <tr>
          <th scope="col">{say('shares.share')}</th>
          <th scope="col" className="number">
            KR
          </th>
          <th scope="col" className="number">
            US
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map((pair, bar) => (
          <tr key={bar}>
            <td>
              <Button size="compact-xs" variant="subtle" onClick={() => onOpen(bar)}>
                {barName(bar)}
              </Button>
            </td>
            <td className="number">{pair[0]}</td>
            <td className="number">{pair[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FirmList({ title, firms }: { title: string; firms: FirmShare[] }) {
  const say = useSay();
  const { share } = useNumbers();
  return (
    <div role="region" aria-live="polite" aria-label={title}>
      <h3 style={{ fontSize: 13, margin: '12px 0 0' }}>
        {say('shares.list', { share: title, firms: firms.length })}
      </h3>
      <ul className="firm-list">
        {firms.map((firm) => (
          <li key={firm.participantId}>
            <Country country={firm.country} /> <BothNames name={firm.company} />{' '}
            <span className="quiet">
              {share(shareOf(firm) ?? 0)} · {say('shares.meetings', { meetings: firm.meetings })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
