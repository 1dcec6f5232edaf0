import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

import { clusterFolder, passwordFile } from './home.js';
import { isAlive, serves } from './processes.js';

function pidFile(folder: string): string {
  return join(clusterFolder(folder), 'postmaster.pid');
}

/** The server of this cluster that runs, by `postmaster.pid`: line 1 the process, line 4 its port. */
export function runningServer(folder: string): { pid: number; port: number } | null {
  if (!existsSync(pidFile(folder))) return null;
  const lines = readFileSync(pidFile(folder), 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && serves(pid, clusterFolder(folder)) ? { pid, port } : null;
}

export function urlOf(port: number, password: string, database = 'showcase'): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** The password that we keep is not the one of the cluster. */
export class PasswordRefusedError extends Error {
  constructor(folder: string) {
    super(`PostgreSQL refuses the password in ${passwordFile(folder)}; put back the original file`);
  }
}

/**
 * Opens a connection when the server there is this cluster's; null when it does not answer.
 * @throws PasswordRefusedError
 */
export async function connectTo(
  folder: string,
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
    if (realpathSync(rows[0]?.folder ?? '') === clusterFolder(folder)) return client;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01') throw new PasswordRefusedError(folder);
    // Not there, still starting, or another cluster: the caller decides.
  }
  await client.end().catch(() => undefined);
  return null;
}

const answerSeconds = 20;

/**
 * Takes over a server of this cluster that an owner who was killed left running. One that runs but
 * does not answer is stopped. Only for the owner of the folder.
 */
export async function takeOver(
  folder: string,
  password: string,
): Promise<{ pid: number; port: number; client: pg.Client } | null> {
  const found = runningServer(folder);
  if (!found) {
    disownPidFile(folder);
    return null;
  }
  const patience = Date.now() + answerSeconds * 1000;
  while (found.port > 0 && Date.now() < patience && isAlive(found.pid)) {
    const client = await connectTo(folder, found.port, password);
    if (client) return { ...found, client };
    await wait(200);
  }
  await stopServer(found.pid);
  return null;
}

/**
 * After a crash or a reboot the number in `postmaster.pid` may be another program's, and PostgreSQL
 * refuses to start while it lives. It takes its parent's number for a stale one, so that is put
 * there; the rest of the file stays, by which it looks for sessions that outlived their server.
 */
function disownPidFile(folder: string): void {
  if (!existsSync(pidFile(folder))) return;
  const [, ...rest] = readFileSync(pidFile(folder), 'utf8').split('\n');
  writeFileSync(pidFile(folder), [process.pid, ...rest].join('\n'));
}

/** Fast shutdown (SIGINT): sessions are ended, data are written, nothing is lost. */
export async function stopServer(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  const patience = Date.now() + 30_000;
  while (isAlive(pid) && Date.now() < patience) await wait(50);
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) did not stop`);
}
