import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { installedBinaries, prepareBinaries } from './binaries.js';

/** User and group that PostgreSQL runs as when we are root: it refuses to run as root itself. */
const nobody = 65_534;

export interface Folders {
  /** Holds the cluster, its password and its log. */
  home: string;
  binaries: string;
  /** Given to every spawned process of PostgreSQL. */
  as: { uid?: number; gid?: number };
}

/**
 * Decides where data and binaries stand. As root, PostgreSQL runs as `nobody`, who must be able to
 * enter every folder on the way; where that is not so (a checkout below /root), both move to
 * /var/lib/showcase-match, and `log` says so.
 */
export function chooseFolders(dataDir: string, log: (line: string) => void): Folders {
  const wanted = resolve(dataDir);
  mkdirSync(wanted, { recursive: true });
  const native = installedBinaries();
  if (process.getuid?.() !== 0) {
    const binaries = prepareBinaries(native, join(wanted, 'postgresql'), true);
    return { home: wanted, binaries, as: {} };
  }
  let home = wanted;
  if (open(dirname(wanted))) chmodSync(wanted, 0o755);
  else {
    const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
    home = join('/var/lib/showcase-match', mark);
    mkdirSync(home, { recursive: true, mode: 0o755 });
    log(`${wanted} cannot be entered by the user that runs PostgreSQL; its data are in ${home}`);
  }
  const copy = join('/var/lib/showcase-match', 'postgresql');
  return {
    home,
    binaries: prepareBinaries(native, copy, open(native)),
    as: { uid: nobody, gid: nobody },
  };
}

/** Whether everybody may pass through a folder and all folders above it. */
function open(folder: string): boolean {
  for (let each = folder; ; each = dirname(each)) {
    if (existsSync(each) && (statSync(each).mode & 0o001) === 0) return false;
    if (each === dirname(each)) return true;
  }
}
