import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Process {
  child: ChildProcess;
  /** All it has printed so far, errors included. */
  output: () => string;
  /** Resolves when it has printed the text; fails when it ends before. */
  printed(text: string, seconds?: number): Promise<void>;
  /** Exit code once it has ended by itself. */
  ended(): Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a built program of ours as a real process. */
export function startProcess(
  file: string,
  args: string[],
  environment: Record<string, string>,
): Process {
  const child = spawn(process.execPath, [`${root}dist/${file}`, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += String(chunk)));
  const ended = async () => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  return {
    child,
    output: () => text,
    printed: async (wanted, seconds = 60) => {
      for (let tries = 0; tries < seconds * 20; tries++) {
        if (text.includes(wanted)) return;
        if (child.exitCode !== null || child.signalCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`"${wanted}" was not printed:\n${text}`);
    },
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended();
    },
  };
}
