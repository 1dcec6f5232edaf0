import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

import { clusterFolder } from './cluster.js';

/** What `postmaster.pid` says: line 1 the process, line 4 its port. */
function pidFile(home: string): { pid: number; port: number } | null {
  const file = join(clusterFolder(home), 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && port > 0 ? { pid, port } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a reboot the number may be another program's; only Linux lets us look. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  if (process.platform !== 'linux') return true;
  return existsSync(file) && readFileSync(file, 'utf8').includes('postgres');
}

export function urlOf(port: number, password: string, database = 'showcase'): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Opens a connection when the server there is this cluster's; null when it does not answer. */
export async function connectTo(
  home: string,
  port: number,
  password: string,
): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: urlOf(port, password, 'postgres'),
    application_name: 'showcase-owner',
    connectionTimeoutMillis: 3000,
  });
  // A server that stops under us must not end the process through an unheard event.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    if (realpathSync(rows[0]?.folder ?? '') === realpathSync(clusterFolder(home))) return client;
  } catch {
    // Not there, still starting, or another cluster: the caller decides.
  }
  await client.end().catch(() => undefined);
  return null;
}

const answerSeconds = 20;

/**
 * A server of this cluster that still runs, left by a process that was killed or owned by one that
 * lives. One that runs but does not answer is stopped.
 */
export async function findRunning(
  home: string,
  password: string,
): Promise<{ pid: number; port: number; client: pg.Client } | null> {
  const found = pidFile(home);
  if (!found || !isAlive(found.pid) || !isPostgres(found.pid)) return null;
  for (let tries = 0; tries < answerSeconds * 5 && isAlive(found.pid); tries++) {
    const client = await connectTo(home, found.port, password);
    if (client) return { ...found, client };
    await wait(200);
  }
  await stopServer(found.pid);
  return null;
}

/** Fast shutdown (SIGINT): sessions are ended, data are written, nothing is lost. */
export async function stopServer(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  const patience = Date.now() + 30_000;
  while (isAlive(pid) && Date.now() < patience) await wait(50);
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) did not stop`);
}
