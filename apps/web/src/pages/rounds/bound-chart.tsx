import { Button } from '@mantine/core';
import { useState } from 'react';

import { useNumbers, useSay } from '../../say.js';

import type { ProgressPoint } from './use-round-events.js';

const [width, height, left, bottom] = [640, 240, 64, 28];

type Known = ProgressPoint & { value: number; bound: number };

/** Value of the best timetable and its proven bound over time; the band between is what is still unknown. */
export function BoundChart({ points }: { points: ProgressPoint[] }) {
  const [asTable, setAsTable] = useState(false);
  const say = useSay();
  const { points: worded } = useNumbers();
  const known = points.filter(
    (point): point is Known => point.value !== null && point.bound !== null,
  );
  if (known.length < 2) return null;
  return (
    <figure style={{ margin: '16px 0 0' }}>
      {asTable ? <PointTable known={known} /> : <Chart known={known} worded={worded} />}
      <figcaption
        style={{ display: 'flex', gap: 16, alignItems: 'center', flexWrap: 'wrap', fontSize: 12 }}
      >
        <span>— {say('chart.value')}</span>
        <span>- - {say('chart.bound')}</span>
        <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'chart.as-chart' : 'chart.as-table')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Chart({ known, worded }: { known: Known[]; worded: (value: number) => string }) {
  const say = useSay();
  const last = known.at(-1);
  const most = Math.max(...known.map((point) => point.bound));
  const least = Math.min(...known.map((point) => point.value));
  const span = Math.max(1, most - least) * 1.1;
  const end = Math.max(1, last?.seconds ?? 1);
  const x = (seconds: number) => left + ((width - left - 8) * seconds) / end;
  const y = (value: number) => 8 + ((height - bottom - 8) * (most - value)) / span;
  const line = (of: (point: Known) => number) =>
    known.map((point) => `${x(point.seconds).toFixed(1)},${y(of(point)).toFixed(1)}`).join(' ');
  const band = `${line((point) => point.bound)} ${line((point) => point.value)
    .split(' ')
    .reverse()
    .join(' ')}`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={say('chart.label')}>
      <polygon points={band} fill="var(--accent-soft)" />
      <polyline
        points={line((point) => point.value)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
      />
      <polyline
        points={line((point) => point.bound)}
        fill="none"
        stroke="var(--text-2)"
        strokeWidth="2"
        strokeDasharray="5 4"
      />
      <g fill="var(--text-3)" fontSize="11">
        <text x="0" y={y(most) + 4}>
          {worded(most)}
        </text>
        <text x="0" y={y(least) + 4}>
          {worded(least)}
        </text>
        <text x={left} y={height - 8}>
          0 s
        </text>
        <text x={width - 8} y={height - 8} textAnchor="end">
          {end.toFixed(0)} s
        </text>
      </g>
    </svg>
  );
}

function PointTable({ known }: { known: Known[] }) {
  const say = useSay();
  const { points } = useNumbers();
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            s
          </th>
          <th scope="col" className="number">
            {say('chart.value')}
          </th>
          <th scope="col" className="number">
            {say('chart.bound')}
          </th>
        </tr>
      </thead>
      <tbody>
        {known.map((point, index) => (
          <tr key={index}>
            <td className="number">{point.seconds.toFixed(1)}</td>
            <td className="number">{points(point.value)}</td>
            <td className="number">{points(point.bound)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
