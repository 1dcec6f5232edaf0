import { writeFile } from 'node:fs/promises';
import { parseInstance } from '#libs/matching/instance-check.js';
import type { Instance } from '#libs/matching/instance.js';
import { InstanceError } from '#libs/matching/instance-error.js';
import type { Budget, SolveOptions } from '#libs/matching/snapshot.js';
import { solveFairly } from '#libs/matching/solve-fairly.js';
import { solveWithProof } from '#libs/matching/solve.js';
import { printError, readJsonFile } from './json-file.js';

export interface SolveCommandOptions {
  /** Where the timetable goes; standard output when absent. */
  out?: string;
  /** Where the proof of the bound goes; none is written when absent. */
  proof?: string;
  /** The worst-off first. */
  fair?: boolean;
  /** As typed or as a number; default 1. */
  seed?: string | number;
  /** quick, normal, long or a number of moves; default normal. */
  budget?: string | number;
}

/** `showcase solve`: an instance file in, a timetable out. Answers the exit code: 0, or 2 when refused. */
export async function solveCommand(file: string, options: SolveCommandOptions): Promise<number> {
  try {
    const instance = parseInstance(await readJsonFile(file));
    const started = performance.now();
    const run = {
      seed: numberOf(options.seed ?? 1),
      budget: budgetOf(options.budget ?? 'normal'),
    };
    const { timetable, proof } = options.fair
      ? fairly(instance, run)
      : solveWithProof(instance, run);
    timetable.elapsedMs = Math.round(performance.now() - started);
    await write(`${JSON.stringify(timetable)}\n`, options.out);
    if (options.proof !== undefined) await write(`${JSON.stringify(proof)}\n`, options.proof);
    return 0;
  } catch (error) {
    printError(error);
    return 2;
  }
}

/** Tells what it costs, on standard error: standard output may be the timetable. */
function fairly(instance: Instance, run: SolveOptions) {
  const { price, ...answer } = solveFairly(instance, run);
  const best = answer.timetable.value + price;
  const line = { value: answer.timetable.value, valueWithoutFair: best, price };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return answer;
}

function numberOf(value: string | number): number {
  return typeof value === 'number' ? value : /^\d+$/.test(value) ? Number(value) : NaN;
}

/** Names are left as they are: what is neither a name nor a number, the solver refuses. */
function budgetOf(value: string | number): Budget {
  if (value === 'quick' || value === 'normal' || value === 'long') return value;
  return numberOf(value);
}

async function write(text: string, out: string | undefined): Promise<void> {
  if (out !== undefined) {
    await writeFile(out, text).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new InstanceError('file.unwritable', out, `cannot write ${out}: ${why}`);
    });
    return;
  }
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
