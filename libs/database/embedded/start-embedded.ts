import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

import { prepareBinaries } from './binaries.js';
import { clusterPassword, ensureCluster } from './cluster.js';
import { findHome, makeHome } from './folders.js';
import type { Home } from './home.js';
import { claimFolder, isOwned } from './owner.js';
import { spawnPostmaster } from './postmaster.js';
import { connectTo, runningServer, stopServer, takeOver, urlOf } from './running.js';

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

interface Server {
  pid: number;
  port: number;
  client: pg.Client;
  /** Absent for a server that was taken over: it is not our child. */
  ended?: Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, makes it on first use, or takes over a server
 * whose owner was killed.
 * @throws DataFolderInUseError when a living process owns it
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const home = makeHome(options.dataDir, log);
  const release = claimFolder(home.folder);
  if (!release) throw new DataFolderInUseError(options.dataDir);
  try {
    const binaries = prepareBinaries(home, log);
    await ensureCluster(home, binaries);
    const password = clusterPassword(home.folder);
    const running = await takeOver(home.folder, password);
    const settings = options.settings ?? {};
    const server = running ?? (await startServer(home, binaries, password, settings));
    if (!(await own(server.client))) {
      await server.client.end();
      throw new DataFolderInUseError(options.dataDir);
    }
    await ensureDatabase(server);
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(server.port, password),
      adopted: running !== null,
      stop: () => (stopped ??= stopWhenQuiet(server).finally(release)),
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Address of the server of a data folder that a living process owns; null when there is none. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | null> {
  const { folder } = findHome(dataDir);
  const running = runningServer(folder);
  if (!running || !isOwned(folder)) return null;
  const password = clusterPassword(folder);
  const client = await connectTo(folder, running.port, password);
  await client?.end();
  return client && urlOf(running.port, password);
}

const portTries = 3;
const startSeconds = 300;

async function startServer(
  home: Home,
  binaries: string,
  password: string,
  settings: Record<string, string>,
): Promise<Server> {
  for (let n = 1; ; n++) {
    const server = await spawnPostmaster(home, binaries, settings);
    let ended = false;
    void server.ended.then(() => (ended = true));
    const client = await connectWhenUp(home.folder, server, password, () => ended);
    if (client) return { ...server, client };
    if (!ended) await stopServer(server.pid);
    const said = server.said();
    // Between asking the system for a free port and listening on it, another program may take it.
    if (said.includes('could not create any TCP/IP sockets') && n < portTries) continue;
    throw new Error(`PostgreSQL did not start:\n${said}`);
  }
}

/** null: it ended, or did not answer in time (its recovery after a crash may take long). */
async function connectWhenUp(
  folder: string,
  server: { pid: number; port: number },
  password: string,
  ended: () => boolean,
): Promise<pg.Client | null> {
  const patience = Date.now() + startSeconds * 1000;
  while (!ended() && Date.now() < patience) {
    try {
      const client = await connectTo(folder, server.port, password);
      if (client) return client;
    } catch (error) {
      // Refused, but perhaps by another server that took the port before ours, which then ends.
      await wait(500);
      if (ended()) return null;
      await stopServer(server.pid);
      throw error;
    }
    await wait(50);
  }
  return null;
}

/**
 * Held by the process that owns the cluster; PostgreSQL releases it when that process dies. The
 * claim on the folder keeps others out before the server runs; this one where they cannot see each
 * other's processes.
 */
const ownerLock = 7_204_312;

async function own(client: pg.Client): Promise<boolean> {
  // The connection of an owner that was killed a moment ago may still be closing.
  for (let tries = 0; tries < 30; tries++) {
    const { rows } = await client.query<{ own: boolean }>(
      'select pg_try_advisory_lock($1) as own',
      [ownerLock],
    );
    if (rows[0]?.own) return true;
    await wait(100);
  }
  return false;
}

async function ensureDatabase(server: Server): Promise<void> {
  const { client } = server;
  try {
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
  } catch (error) {
    await stopWhenQuiet(server);
    throw error;
  }
}

async function stopWhenQuiet(server: Server): Promise<void> {
  const others = `select from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  for (let tries = 0; tries < 40; tries++) {
    const result = await server.client.query(others).catch(() => null);
    if (!result?.rowCount) break;
    await wait(50);
  }
  await server.client.end().catch(() => undefined);
  await stopServer(server.pid);
  await server.ended;
}
