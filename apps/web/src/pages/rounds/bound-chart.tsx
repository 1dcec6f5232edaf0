import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { useNumbers, useSay } from '../../say.js';

import { ticksBetween } from './ticks.js';

/** In units of the picture; on a phone it is narrower, and the two ends are named below it. */
const wide = { width: 820, height: 400, left: 64, right: 200, top: 16, bottom: 44 };
const slim = { width: 400, height: 320, left: 56, right: 24, top: 16, bottom: 44 };
/** Lines of text that name the two ends of the curve need so much room. */
const apart = 34;

type Point = Schemas['Round']['history'][number];
type Known = Point & { value: number; bound: number };

interface Props {
  history: Point[];
  /** The connection is lost: the last point may be old. */
  stale?: boolean;
}

/**
 * Value of the best timetable and its proven bound over the work done; the band between is what is still unknown.
 * Both axes are fixed by the first point: all of the work, and a little more than the first band.
 */
export function BoundChart({ history, stale = false }: Props) {
  const [asTable, setAsTable] = useState(false);
  const say = useSay();
  const known = history.filter(
    (point): point is Known => point.value !== null && point.bound !== null,
  );
  if (known.length === 0) return null;
  return (
    <figure style={{ margin: '16px 0 0' }}>
      {asTable ? <PointTable known={known} /> : <Chart known={known} stale={stale} />}
      <figcaption className="chart-legend">
        <span>
          <Key /> {say('chart.value')}
        </span>
        <span>
          <Key dashed /> {say('chart.bound')}
        </span>
        <Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'chart.as-chart' : 'chart.as-table')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Key({ dashed = false }: { dashed?: boolean }) {
  return (
    <svg width="20" height="8" aria-hidden>
      <line
        x2="20"
        y1="4"
        y2="4"
        strokeWidth="2"
        stroke={dashed ? 'var(--text-2)' : 'var(--accent)'}
        {...(dashed ? { strokeDasharray: '5 4' } : {})}
      />
    </svg>
  );
}

function Chart({ known, stale }: { known: Known[]; stale: boolean }) {
  const say = useSay();
  const narrow = useMediaQuery('(max-width: 639px)', false, { getInitialValueInEffect: false });
  const { width, height, left, right, top, bottom } = narrow ? slim : wide;
  const { points: worded, exact } = useNumbers();
  const [first, last] = [known[0]!, known.at(-1)!];
  const unit = Math.max(first.bound - first.value, first.bound / 1000, 10);
  const [low, high] = [first.value - unit / 4, first.bound + unit / 4];
  const x = (done: number) => left + (width - left - right) * Math.min(1, done / first.total);
  const y = (value: number) => top + ((height - bottom - top) * (high - value)) / (high - low);
  const value = steps(known, x, (point) => y(point.value));
  const bound = steps(known, x, (point) => y(point.bound));
  const [end, best, most] = [x(last.done), y(last.value), y(last.bound)];
  const label = { x: end + 10, best: Math.max(best, most + apart) };
  const ends = [
    say('chart.at-most', { points: worded(last.bound) }),
    say('chart.best', { points: worded(last.value) }),
    say('chart.gap', { points: exact(last.bound - last.value) }),
  ];
  const picture = (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="img"
      aria-label={say('chart.label')}
      style={stale ? { filter: 'grayscale(1)', opacity: 0.6 } : undefined}
    >
      {ticksBetween(low, high).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={left - 8} y={y(tick) + 4} className="chart-tick" textAnchor="end">
            {worded(tick)}
          </text>
        </g>
      ))}
      {[0, 25, 50, 75, 100].map((part) => (
        <text
          key={part}
          x={x((part * first.total) / 100)}
          y={height - 20}
          className="chart-tick"
          textAnchor="middle"
        >
          {part} %
        </text>
      ))}
      <text
        x={(left + width - right) / 2}
        y={height - 4}
        className="chart-tick"
        textAnchor="middle"
      >
        {say('chart.work')}
      </text>
      <polygon
        points={`${bound.join(' ')} ${value.slice().reverse().join(' ')}`}
        className="chart-band"
      />
      <polyline points={value.join(' ')} className="chart-value" />
      <polyline points={bound.join(' ')} className="chart-bound" />
      <line x1={end} x2={end} y1={top} y2={height - bottom} className="chart-now" />
      <circle
        cx={end}
        cy={most}
        r="4"
        fill="var(--surface)"
        stroke="var(--text-2)"
        strokeWidth="2"
      />
      <circle cx={end} cy={best} r="4" fill="var(--accent)" />
      {!narrow && (
        <>
          <text x={label.x} y={most + 4} className="chart-name">
            {ends[0]}
          </text>
          <text x={label.x} y={label.best + 4} className="chart-name" fill="var(--accent)">
            {ends[1]}
          </text>
          <text x={label.x} y={label.best + 20} className="chart-tick">
            {ends[2]}
          </text>
        </>
      )}
    </svg>
  );
  return narrow ? (
    <>
      {picture}
      <p style={{ margin: '4px 0', fontSize: 13 }}>{ends.join(' · ')}</p>
    </>
  ) : (
    picture
  );
}

/** A value holds until the next one is found. */
function steps(known: Known[], x: (done: number) => number, y: (point: Known) => number): string[] {
  return known.flatMap((point, index) => {
    const before = known[index - 1];
    const here = `${x(point.done).toFixed(1)},${y(point).toFixed(1)}`;
    return before ? [`${x(point.done).toFixed(1)},${y(before).toFixed(1)}`, here] : [here];
  });
}

function PointTable({ known }: { known: Known[] }) {
  const say = useSay();
  const { exact, seconds } = useNumbers();
  const headers = ['chart.work', 'chart.seconds', 'chart.value', 'chart.bound'] as const;
  return (
    <div className="scroll" style={{ maxHeight: 400, overflow: 'auto' }}>
      <table className="data-table">
        <thead>
          <tr>
            {headers.map((id) => (
              <th key={id} scope="col" className="number">
                {say(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map((point, index) => (
            <tr key={index}>
              <td className="number">{Math.round((100 * point.done) / point.total)} %</td>
              <td className="number">{seconds(1000 * point.seconds)}</td>
              <td className="number">{exact(point.value)}</td>
              <td className="number">{exact(point.bound)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
