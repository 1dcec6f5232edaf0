import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { OneRun, RunOptions } from './solve-once.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./solve-once.js', import.meta.url));
/** Seconds beyond a rival's own limit: reading, presolve and writing do not count there. */
const grace = 60;

/** Runs one solver on one instance file, alone in a process, so that CPU seconds and memory are its own. */
export async function runSolver(
  solver: string,
  file: string,
  options: RunOptions,
): Promise<OneRun> {
  const seconds = options.limit + grace;
  try {
    const { stdout } = await run(
      process.execPath,
      [script, solver, file, JSON.stringify(options)],
      {
        timeout: solver === 'ours' ? 0 : seconds * 1000,
        killSignal: 'SIGKILL',
        maxBuffer: 2 ** 26,
      },
    );
    return lastRun(stdout)!;
  } catch (error) {
    const { killed, stdout = '', stderr = '' } = error as Partial<Failure>;
    const none = { value: null, bound: null, feasible: null, peakMemoryMb: 0 };
    const status = killed ? `ended after ${seconds} s` : lastLine(stderr);
    return { ...none, ...lastRun(stdout), status, cpuSeconds: seconds };
  }
}

interface Failure {
  killed: boolean;
  stdout: string;
  stderr: string;
}

function lastRun(stdout: string): OneRun | undefined {
  const line = lastLine(stdout);
  return line.startsWith('{') ? (JSON.parse(line) as OneRun) : undefined;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
