import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Instance } from '#libs/matching/instance.js';

import { eventClasses } from './event-classes.js';
import { type ClassFigures, figuresOf } from './figures.js';
import { measureGrowth, type Growth } from './growth.js';
import { writePlots } from './engine-plots.js';
import { runSolver } from './run-solver.js';
import type { OneRun } from './solve-once.js';

export interface EngineBench {
  classes: Record<string, ClassFigures>;
  growth: Growth;
}

const seed = 7;
/** Seconds of a rival; as much as the slowest of ours takes. */
const limit = 60;

/** Who runs on what: a rival runs where its model can be built and answered at all. */
function solversFor(name: string): string[] {
  const ours = ['quick', 'normal', 'greedy'];
  if (name === 'layout') return [...ours, 'clingo-bb', 'clingo-usc'];
  if (name === 'huge') return ours;
  if (name === 'large') return [...ours, 'highs-pairing'];
  return [...ours, 'highs-pairing', 'highs-slots', 'highs-slots-relaxed'];
}

/**
 * Each class of events by our engine (quick and normal), by a simple tool and by general solvers, each in a
 * process of its own. With `out`, the rivals' models and the plots are written there.
 */
export async function benchEngine(out?: string): Promise<EngineBench> {
  const folder = await mkdtemp(join(tmpdir(), 'showcase-bench-'));
  if (out) await mkdir(out, { recursive: true });
  try {
    const classes: Record<string, ClassFigures> = {};
    for (const [name, create] of Object.entries(eventClasses))
      classes[name] = await measureClass(name, create(seed), folder, out);
    const growth = await measureGrowth(folder);
    if (out) await writePlots(out, classes, growth);
    return { classes, growth };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measureClass(
  name: string,
  instance: Instance,
  folder: string,
  out?: string,
): Promise<ClassFigures> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(instance));
  const runs: [string, OneRun][] = [];
  for (const solver of solversFor(name)) {
    const ours = solver === 'quick' || solver === 'normal';
    const model = out && name === 'small' && !ours ? { model: join(out, `${solver}.lp`) } : {};
    const program = out && solver.startsWith('clingo') ? { model: join(out, `${solver}.asp`) } : {};
    const options = { budget: ours ? solver : 'normal', limit, ...model, ...program } as const;
    runs.push([solver, await runSolver(ours ? 'ours' : solver, file, options)]);
    process.stderr.write(`${name} ${solver}: ${runs.at(-1)![1].status}\n`);
  }
  const bound = Math.min(...runs.map(([, run]) => run.bound ?? Infinity));
  return {
    pairs: instance.pairs.length,
    bound,
    runs: Object.fromEntries(runs.map(([solver, run]) => [solver, figuresOf(run, bound)])),
  };
}
