import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

import { clusterPassword, ensureCluster, spawnPostmaster } from './cluster.js';
import { chooseFolders, type Folders } from './folders.js';
import { connectTo, findRunning, stopServer, urlOf } from './running.js';

export interface EmbeddedPostgres {
  url: string;
  /** A server left running by a killed process was taken over. */
  adopted: boolean;
  /** Stops the server once our own connections have closed. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Server settings, `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
}

export class DataFolderInUseError extends Error {
  constructor(readonly dataDir: string) {
    super(
      `Another Showcase Match is running on the data folder ${dataDir}. Stop it, or choose another folder with DATA_DIR.`,
    );
  }
}

/** Held by the process that owns the cluster; PostgreSQL releases it when that process dies. */
const ownerLock = 7_204_312;

/**
 * Starts the embedded PostgreSQL of a data folder, makes it on first use, or takes over a server
 * whose owner was killed.
 * @throws DataFolderInUseError when a living process owns it
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folders = chooseFolders(options.dataDir, options.log ?? (() => undefined));
  const password = clusterPassword(folders.home);
  ensureCluster(folders, password);
  const running = await findRunning(folders.home, password);
  const server = running ?? (await startServer(folders, password, options.settings ?? {}));
  if (!(await own(server.client))) {
    await server.client.end();
    throw new DataFolderInUseError(options.dataDir);
  }
  await ensureDatabase(server.client);
  return {
    url: urlOf(server.port, password),
    adopted: running !== null,
    stop: () => stopWhenQuiet(server),
  };
}

/** Address of the server of a data folder that another process runs; null when none runs. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | null> {
  const { home } = chooseFolders(dataDir, () => undefined);
  const password = clusterPassword(home);
  const running = await findRunning(home, password);
  await running?.client.end();
  return running && urlOf(running.port, password);
}

async function startServer(folders: Folders, password: string, settings: Record<string, string>) {
  const server = await spawnPostmaster(folders, settings);
  let failure: string | null = null;
  void server.ended.then((lines) => (failure = lines));
  for (;;) {
    const client = await connectTo(folders.home, server.port, password);
    if (client) return { ...server, client };
    if (failure !== null) throw new Error(`PostgreSQL did not start:\n${String(failure)}`);
    await wait(50);
  }
}

async function own(client: pg.Client): Promise<boolean> {
  // The connection of an owner that was killed a moment ago may still be closing.
  for (let tries = 0; tries < 10; tries++) {
    const { rows } = await client.query<{ own: boolean }>(
      'select pg_try_advisory_lock($1) as own',
      [ownerLock],
    );
    if (rows[0]?.own) return true;
    await wait(100);
  }
  return false;
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = 'showcase'");
  if (rowCount === 0) await client.query('create database showcase');
  await client.query('create extension if not exists pg_trgm');
  const { rows } = await client.query<{ trigrams: string[] }>(
    "select show_trgm('현대') as trigrams",
  );
  if (!rows[0]?.trigrams.length)
    throw new Error(
      'This PostgreSQL cannot search Hangul: its LC_CTYPE knows no letters beyond ASCII',
    );
}

async function stopWhenQuiet(server: { pid: number; client: pg.Client }): Promise<void> {
  const others = `select from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  for (let tries = 0; tries < 40; tries++) {
    const result = await server.client.query(others).catch(() => null);
    if (!result?.rowCount) break;
    await wait(50);
  }
  await server.client.end().catch(() => undefined);
  await stopServer(server.pid);
}
