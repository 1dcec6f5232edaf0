import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { clusterFolder, type Home, type Runner } from './home.js';

/** User and group that PostgreSQL runs as when we are root: it refuses to run as root itself. */
const nobody = { uid: 65_534, gid: 65_534 };

/** Where root keeps what the server's user could not reach in its own place. */
export const reachable = '/var/lib/showcase-match';

/**
 * Finds the folder of the data without changing anything. As root, PostgreSQL runs as the user who
 * owns the cluster, `nobody` for a new one, and must be able to enter every folder on the way;
 * where that is not so (a checkout below /root) the data are in /var/lib/showcase-match.
 */
export function findHome(dataDir: string): Home {
  const wanted = real(dataDir);
  if (process.getuid?.() !== 0) return { folder: wanted, runner: null };
  const runner = ownerOfCluster(wanted);
  if (passable(dirname(wanted), runner) && (passable(wanted, runner) || isOurs(wanted)))
    return { folder: wanted, runner };
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const folder = real(join(reachable, mark));
  return { folder, runner: ownerOfCluster(folder) };
}

/** Finds the folder of the data and makes it; `log` hears when it is not the wanted one. */
export function makeHome(dataDir: string, log: (line: string) => void): Home {
  const { folder, runner } = findHome(dataDir);
  makePassable(folder, runner);
  if (folder !== real(dataDir))
    log(
      `${resolve(dataDir)} cannot be entered by the user that runs PostgreSQL; its data are in ${folder}`,
    );
  return { folder: realpathSync(folder), runner };
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

function ownerOfCluster(folder: string): { uid: number; gid: number } {
  const cluster = clusterFolder(folder);
  if (!existsSync(cluster)) return nobody;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? nobody : { uid, gid };
}

/** Empty, or with a cluster in it: then we may let the server's user pass through it. */
function isOurs(folder: string): boolean {
  return existsSync(clusterFolder(folder)) || readdirSync(folder).length === 0;
}

/** Makes a folder that the runner may pass through, whatever the umask; folders that were there keep all other rights. */
export function makePassable(folder: string, runner: Runner): void {
  const first = mkdirSync(folder, { recursive: true });
  if (!runner) return;
  if (first)
    for (let each = folder; each.length >= first.length; each = dirname(each))
      chmodSync(each, 0o755);
  else if (!passable(folder, runner)) chmodSync(folder, statSync(folder).mode | 0o001);
}

/** Whether the runner may pass through a folder and all folders above it, as far as they exist. */
export function passable(folder: string, runner: Runner): boolean {
  for (let each = folder; ; each = dirname(each)) {
    if (existsSync(each) && !allows(statSync(each), runner, 1)) return false;
    if (each === dirname(each)) return true;
  }
}

/** Whether the rights of a file (4 read, 1 execute or pass, 5 both) hold for the runner. */
export function allows(file: Stats, runner: Runner, rights: 1 | 4 | 5): boolean {
  if (!runner) return true;
  const shift = file.uid === runner.uid ? 6 : file.gid === runner.gid ? 3 : 0;
  return ((file.mode >> shift) & rights) === rights;
}
