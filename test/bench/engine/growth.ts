import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createEvent, eventShapes } from '#test/factories/showcase-instance.js';

import { type Figures, figuresOf, rounded } from './figures.js';
import { runSolver } from './run-solver.js';

export interface Growth {
  rows: (Figures & { firmsASide: number; pairs: number })[];
  /** Slope of log CPU seconds over log pairs, by least squares. */
  exponent: number;
}

const sizes = [50, 100, 200, 400, 800];

/** The same kind of event at five sizes, each firm with about 50 listed partners; normal budget. */
export async function measureGrowth(folder: string): Promise<Growth> {
  const rows: Growth['rows'] = [];
  for (const firms of sizes) {
    const instance = createEvent({
      ...eventShapes.medium!,
      seed: firms,
      firms: [firms, firms],
      sessions: [6, 6, 6, 6],
      tables: Math.ceil(0.42 * firms),
      interpreters: Math.ceil(firms / 6),
      partners: 50,
    });
    const file = join(folder, `growth-${firms}.json`);
    await writeFile(file, JSON.stringify(instance));
    const run = await runSolver('ours', file, { budget: 'normal', limit: 0 });
    rows.push({
      firmsASide: firms,
      pairs: instance.pairs.length,
      ...figuresOf(run, run.bound ?? 0),
    });
  }
  return {
    rows,
    exponent: slope(rows.map((row) => [Math.log(row.pairs), Math.log(row.cpuSeconds)])),
  };
}

function slope(points: [number, number][]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(([first]) => first));
  const y = mean(points.map(([, second]) => second));
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const under = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return rounded(over / under);
}
