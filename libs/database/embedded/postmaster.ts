import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { program } from './binaries.js';
import { clusterFolder, type Home } from './home.js';

export interface Postmaster {
  pid: number;
  port: number;
  ended: Promise<void>;
  /** The last lines that it logged, or why it could not be run. */
  said(): string;
}

/** Starts the server on a free port of the loopback interface; it may not answer yet. */
export async function spawnPostmaster(
  home: Home,
  binaries: string,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const port = await freePort();
  const log = openLog(home);
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', clusterFolder(home.folder), '-p', String(port)].concat(
      Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ),
    // A process group of its own: Ctrl-C in the terminal must not stop it before we do.
    { ...home.runner, detached: true, stdio: ['ignore', log.fd, log.fd], cwd: home.folder },
  );
  closeSync(log.fd);
  let failure: string | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failure = error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const said = () => failure ?? lastLines(log.file, log.begin);
  return { pid: child.pid ?? 0, port, ended, said };
}

const logBytesMax = 10 * 2 ** 20;

/** The server's log, with the place where this start begins; a long one is put aside first. */
function openLog(home: Home): { file: string; fd: number; begin: number } {
  const file = join(home.folder, 'pg.log');
  if (existsSync(file) && statSync(file).size > logBytesMax) renameSync(file, `${file}.1`);
  const fd = openSync(file, 'a', 0o600);
  if (home.runner) chownSync(file, home.runner.uid, home.runner.gid);
  return { file, fd, begin: fstatSync(fd).size };
}

function lastLines(file: string, begin: number): string {
  const text = readFileSync(file).subarray(begin).toString('utf8');
  return text.trimEnd().split('\n').slice(-6).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
