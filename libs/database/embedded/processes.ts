import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a living process began, in the system's own terms; null when there is none, a zombie included.
 * Numbers of processes are used again, so only number and beginning together name one.
 */
export function beginningOf(pid: number): string | null {
  if (process.platform === 'linux') return beginningOnLinux(pid);
  if (process.platform === 'win32') return answersSignal(pid) ? 'alive' : null;
  return ps(pid, 'lstart=');
}

function beginningOnLinux(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 2, the name in brackets, may hold blanks and brackets; field 3 is the state, field 22 the ticks since boot.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ps(pid: number, field: string): string | null {
  const listed = spawnSync('ps', ['-ww', '-o', field, '-p', String(pid)], { encoding: 'utf8' });
  return listed.stdout?.trim() || null;
}

export function isAlive(pid: number): boolean {
  return beginningOf(pid) !== null;
}

/** Whether a process is the server of the cluster in this folder; Windows does not let us look. */
export function serves(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  return `${commandOf(pid)} `.includes(` -D ${cluster} `);
}

function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
