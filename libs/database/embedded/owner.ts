import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beginningOf } from './processes.js';

function ownerFile(home: string): string {
  return join(home, 'pg.owner');
}

/** Whether the process that claimed the folder still lives. */
export function isOwned(home: string): boolean {
  return namesLiving(ownerFile(home));
}

function namesLiving(file: string): boolean {
  const [pid, beginning] = textOf(file).split(' ');
  return beginning !== undefined && beginningOf(Number(pid)) === beginning.replaceAll('_', ' ');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

const tries = 5;

/**
 * Claims a folder for this process, from before the cluster is made until it has stopped; a claim
 * whose process is dead is void. The claim is written whole beside its place and linked to it, so
 * that of several starters one succeeds.
 * @returns what gives the claim back; null when a living process has it
 */
export function claimFolder(home: string): (() => void) | null {
  const file = ownerFile(home);
  const mine = `${file}.${randomBytes(6).toString('hex')}`;
  const beginning = (beginningOf(process.pid) ?? '').replaceAll(' ', '_');
  writeFileSync(mine, `${process.pid} ${beginning}`, { mode: 0o644 });
  try {
    for (let n = 0; n < tries; n++) {
      if (linked(mine, file)) return () => rmSync(file, { force: true });
      if (namesLiving(file)) return null;
      removeVoid(file, `${mine}.void`);
    }
    return null;
  } finally {
    rmSync(mine, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeVoid(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Between reading and moving it, another starter may have put its own claim there.
  if (namesLiving(aside)) linked(aside, file);
  rmSync(aside, { force: true });
}
