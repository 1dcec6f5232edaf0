import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ClassFigures } from './figures.js';
import type { Growth } from './growth.js';
import { drawPlot } from './plots.js';

/** A gap below this is drawn here: a logarithm has no 0. */
const least = 0.001;

/** `engine-gaps.svg` and `engine-growth.svg`. */
export async function writePlots(
  out: string,
  classes: Record<string, ClassFigures>,
  growth: Growth,
): Promise<void> {
  const solvers = {
    normal: 'normal',
    quick: 'quick',
    greedy: 'simple tool',
    'highs-slots': 'HiGHS, 60 s',
  };
  const series = Object.entries(solvers).map(([solver, title]) => ({
    name: title,
    points: Object.entries(classes).flatMap(([name, { runs }]) => {
      const run = runs[solver];
      // Of a layout's value a break is a millionth: its gap says nothing.
      return name !== 'layout' && run && run.gapPct !== null && run.feasible !== false
        ? [{ x: run.cpuSeconds, y: Math.max(least, run.gapPct) }]
        : [];
    }),
  }));
  const gaps = drawPlot({
    title: 'Distance from the least bound, by class of event',
    x: 'CPU seconds',
    y: 'gap %',
    series,
    joined: false,
  });
  const sizes = drawPlot({
    title: 'Growth with the number of pairs',
    x: 'pairs',
    y: 'CPU seconds',
    series: [
      { name: 'normal', points: growth.rows.map((row) => ({ x: row.pairs, y: row.cpuSeconds })) },
      {
        name: 'to 1 %',
        points: growth.rows.map((row) => ({
          x: row.pairs,
          y: row.cpuSecondsTo1Pct ?? row.cpuSeconds,
        })),
      },
    ],
    joined: true,
  });
  await writeFile(join(out, 'engine-gaps.svg'), gaps);
  await writeFile(join(out, 'engine-growth.svg'), sizes);
}
