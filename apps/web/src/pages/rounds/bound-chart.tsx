import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';

import { useNumbers, useSay } from '../../say.js';

import { PointTable } from './point-table.js';
import { axesOf, stairs, type Known } from './chart-axes.js';
import type { ProgressPoint } from './use-round-events.js';

const [width, height, left, right, top, bottom] = [720, 300, 52, 150, 12, 28];

/** Value of the best timetable and its proven bound over time; the band between is what is still unknown. */
export function BoundChart({ points, stale }: { points: ProgressPoint[]; stale: boolean }) {
  const [asTable, setAsTable] = useState(false);
  const say = useSay();
  const known = points.filter(
    (point): point is Known => point.value !== null && point.bound !== null,
  );
  if (known.length === 0) return null;
  return (
    <figure style={{ margin: '16px 0 0' }}>
      {asTable ? <PointTable known={known} /> : <Chart known={known} stale={stale} />}
      <figcaption className="legend">
        <span>
          <svg width="24" height="8" aria-hidden="true">
            <path d="M0 4H24" stroke="var(--accent)" strokeWidth="2" />
          </svg>{' '}
          {say('chart.value')}
        </span>
        <span>
          <svg width="24" height="8" aria-hidden="true">
            <path d="M0 4H24" stroke="var(--text-2)" strokeWidth="2" strokeDasharray="5 4" />
          </svg>{' '}
          {say('chart.bound')}
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconTable size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {say(asTable ? 'chart.as-chart' : 'chart.as-table')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Chart({ known, stale }: { known: Known[]; stale: boolean }) {
  const say = useSay();
  const { points: worded, whole } = useNumbers();
  const axes = axesOf(known);
  const x = (seconds: number) =>
    left + ((width - left - right) * Math.min(seconds, axes.end)) / axes.end;
  const y = (value: number) =>
    top + ((height - top - bottom) * (axes.most - value)) / (axes.most - axes.least);
  const draw = (corners: [number, number][]) =>
    corners.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const value = stairs(known, (point) => point.value);
  const bound = stairs(known, (point) => point.bound);
  const last = known.at(-1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={say('chart.label')}>
      {axes.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${y(tick)}H${width - right}`} stroke="var(--line)" />
          <text x={left - 8} y={y(tick) + 4} className="tick" textAnchor="end">
            {worded(tick)}
          </text>
        </g>
      ))}
      {[0, axes.end / 2, axes.end].map((second) => (
        <text key={second} x={x(second)} y={height - 8} className="tick" textAnchor="middle">
          {say('chart.seconds', { seconds: whole(second) })}
        </text>
      ))}
      <polygon points={draw([...bound, ...[...value].reverse()])} fill="var(--accent-soft)" />
      <polyline points={draw(value)} fill="none" stroke="var(--accent)" strokeWidth="2" />
      <polyline
        points={draw(bound)}
        fill="none"
        stroke="var(--text-2)"
        strokeWidth="2"
        strokeDasharray="5 4"
      />
      {last && <EndLabels last={last} stale={stale} x={x(last.seconds)} y={y} />}
    </svg>
  );
}

interface EndProps {
  last: Known;
  stale: boolean;
  x: number;
  y: (value: number) => number;
}

/** What the two lines have come to, named at their ends; greyed while nothing new arrives. */
function EndLabels({ last, stale, x, y }: EndProps) {
  const say = useSay();
  const { points: worded } = useNumbers();
  const [high, low] = [y(last.bound), y(last.value)];
  // The lines meet in the end; their names must not.
  const apart = Math.max(0, 18 - (low - high));
  return (
    <g fontSize="12" fontWeight="640">
      <circle cx={x} cy={high} r="4" fill="var(--surface)" stroke="var(--text-2)" strokeWidth="2" />
      <circle cx={x} cy={low} r="4" fill={stale ? 'var(--text-3)' : 'var(--accent)'} />
      <text x={x + 10} y={high + 4} fill="var(--text-2)">
        {say('chart.at-most', { value: worded(last.bound) })}
      </text>
      <text x={x + 10} y={low + 4 + apart} fill={stale ? 'var(--text-3)' : 'var(--accent)'}>
        {say('chart.best', { value: worded(last.value) })}
      </text>
    </g>
  );
}
