import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import type { Folders } from './folders.js';

const exe = process.platform === 'win32' ? '.exe' : '';

export function clusterFolder(home: string): string {
  return join(home, 'pg');
}

/** Password of the cluster's only account; made once, readable by us alone. */
export function clusterPassword(home: string): string {
  const file = join(home, 'pg.password');
  if (!existsSync(file)) {
    if (existsSync(clusterFolder(home)))
      throw new Error(`${file} is missing; without it the data in ${home} cannot be opened`);
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Makes a new cluster unless there is one. It is made beside its place and renamed at the end,
 * so that one cut short by a crash is simply made again.
 */
export function ensureCluster(folders: Folders, password: string): boolean {
  const target = clusterFolder(folders.home);
  if (existsSync(join(target, 'PG_VERSION'))) return false;
  const fresh = `${target}.new`;
  const passwordFile = `${target}.pw`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (folders.as.uid !== undefined)
    for (const path of [fresh, passwordFile]) chownSync(path, folders.as.uid, folders.as.uid);
  try {
    // Trigrams of Hangul need a real LC_CTYPE; sorting by code point keeps indexes the same everywhere.
    const made = spawnSync(
      join(folders.binaries, 'bin', `initdb${exe}`),
      ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`].concat([
        '-E',
        'UTF8',
        '--locale=C',
        `--lc-ctype=${ctype()}`,
      ]),
      { ...folders.as, encoding: 'utf8', cwd: folders.home },
    );
    if (made.status !== 0)
      throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, target);
  return true;
}

function ctype(): string {
  if (process.platform === 'linux') return 'C.UTF-8';
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'English_United States.utf8';
}

export interface Postmaster {
  pid: number;
  port: number;
  /** Resolves when the process has ended, with the last lines of its log. */
  ended: Promise<string>;
}

/** Starts the server on a free port of the loopback interface; it may not answer yet. */
export async function spawnPostmaster(
  folders: Folders,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const port = await freePort();
  const logFile = join(folders.home, 'pg.log');
  const output = openSync(logFile, 'a', 0o600);
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const child = spawn(
    join(folders.binaries, 'bin', `postgres${exe}`),
    ['-D', clusterFolder(folders.home), '-p', String(port)].concat(
      Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ),
    // A process group of its own: Ctrl-C in the terminal must not stop it before we do.
    { ...folders.as, detached: true, stdio: ['ignore', output, output], cwd: folders.home },
  );
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(lastLines(logFile)));
  });
  return { pid: child.pid ?? 0, port, ended };
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n');
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
