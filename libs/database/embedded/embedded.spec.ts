import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { isAlive, stopServer } from './running.js';
import {
  DataFolderInUseError,
  runningEmbeddedUrl,
  startEmbeddedPostgres,
} from './start-embedded.js';

const settings = { fsync: 'off' };
let dataDir: string;

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

/** A process of its own that starts the database, says so, and waits to be killed. */
async function startInAnotherProcess() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', ownerScript, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...(JSON.parse(String(line)) as { url: string; pid: number }) };
}

const ownerScript = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(
    new URL('../../../dist/libs/database/embedded/start-embedded.js', import.meta.url).href,
  )});
  const { default: pg } = await import('pg');
  const { url } = await startEmbeddedPostgres({ dataDir: process.argv[1], settings: { fsync: 'off' } });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select split_part(pg_read_file('postmaster.pid'), E'\\\\n', 1) as pid");
  console.log(JSON.stringify({ url, pid: Number(rows[0].pid) }));
  setInterval(() => {}, 1000);
`;

async function kill(child: ReturnType<typeof spawn>) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

beforeEach(() => {
  // A blank and Hangul in the name: people keep data in such folders.
  const folder = mkdtempSync(join(tmpdir(), 'showcase-'));
  // As root the server runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  dataDir = join(folder, '상담회 data');
  mkdirSync(dataDir);
});

afterEach(() => {
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

describe('embedded PostgreSQL', () => {
  it('is made on first start, keeps its data, and finds Korean trigrams', async () => {
    const first = await startEmbeddedPostgres({ dataDir, settings });
    await query(first.url, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir, settings });
    try {
      expect(second.adopted).toBe(false);
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
      expect(await query(second.url, "select current_setting('server_encoding') as e")).toEqual([
        { e: 'UTF8' },
      ]);
    } finally {
      await second.stop();
    }
  });

  it('takes over the server of a process that was killed', async () => {
    const owner = await startInAnotherProcess();
    await kill(owner.child);
    const taken = await startEmbeddedPostgres({ dataDir, settings });
    expect(taken).toMatchObject({ adopted: true, url: owner.url });
    await taken.stop();
    expect(isAlive(owner.pid)).toBe(false);
  });

  it('recovers when both the process and the server were killed', async () => {
    const owner = await startInAnotherProcess();
    await query(owner.url, 'create table kept (n int); insert into kept values (7)');
    await kill(owner.child);
    process.kill(owner.pid, 'SIGKILL');
    while (isAlive(owner.pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    const recovered = await startEmbeddedPostgres({ dataDir, settings });
    try {
      expect(await query(recovered.url, 'select n from kept')).toEqual([{ n: 7 }]);
    } finally {
      await recovered.stop();
    }
  });

  it('makes the cluster again when the first start was cut short', async () => {
    mkdirSync(join(dataDir, 'pg.new'));
    writeFileSync(join(dataDir, 'pg.new', 'half'), 'made');
    const started = await startEmbeddedPostgres({ dataDir, settings });
    await started.stop();
    expect(started.url).toContain('127.0.0.1');
  });

  it('refuses a folder that a living process owns, but tells its address', async () => {
    const owner = await startInAnotherProcess();
    try {
      await expect(startEmbeddedPostgres({ dataDir, settings })).rejects.toThrow(
        DataFolderInUseError,
      );
      expect(await runningEmbeddedUrl(dataDir)).toBe(owner.url);
    } finally {
      await kill(owner.child);
      await stopServer(owner.pid);
    }
    expect(await runningEmbeddedUrl(dataDir)).toBeNull();
  });
});
