import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { program } from './binaries.js';
import { clusterFolder, passwordFile, type Home } from './home.js';

function isMade(folder: string): boolean {
  return existsSync(join(clusterFolder(folder), 'PG_VERSION'));
}

/** Password of the cluster's only account. */
export function clusterPassword(folder: string): string {
  const file = passwordFile(folder);
  if (!existsSync(file))
    throw new Error(`${file} is missing; without it the data in ${folder} cannot be opened`);
  return readFileSync(file, 'utf8').trim();
}

/** A password for a cluster yet to be made, readable by us alone; written whole, or not at all. */
function makePassword(home: Home): string {
  const file = passwordFile(home.folder);
  const password = randomBytes(24).toString('base64url');
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/**
 * Makes a new cluster unless there is one. It is made beside its place and renamed at the end,
 * so that one cut short by a crash is simply made again.
 */
export async function ensureCluster(home: Home, binaries: string): Promise<void> {
  if (isMade(home.folder)) return;
  const target = clusterFolder(home.folder);
  const fresh = `${target}.new`;
  const given = `${target}.pw`;
  for (const path of [fresh, given]) rmSync(path, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(given, makePassword(home), { mode: 0o600 });
  if (home.runner)
    for (const path of [fresh, given]) chownSync(path, home.runner.uid, home.runner.gid);
  try {
    await initdb(home, binaries, fresh, given);
  } finally {
    rmSync(given, { force: true });
  }
  renameSync(fresh, target);
}

async function initdb(home: Home, binaries: string, fresh: string, given: string): Promise<void> {
  // Trigrams of Hangul need a real LC_CTYPE; sorting by code point keeps indexes the same everywhere.
  const text = ['-E', 'UTF8', '--locale=C', `--lc-ctype=${ctype()}`];
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${given}`];
  try {
    await promisify(execFile)(program(binaries, 'initdb'), ['-D', fresh, ...access, ...text], {
      ...home.runner,
      cwd: home.folder,
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`initdb failed: ${stderr?.trim() || message}`, { cause: error });
  }
}

function ctype(): string {
  if (process.platform === 'linux') return 'C.UTF-8';
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'English_United States.utf8';
}
