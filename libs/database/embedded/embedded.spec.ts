import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { newDataFolder, query, startOwner } from '#test/support/embedded.js';

import { isAlive } from './processes.js';
import { stopServer } from './running.js';
import {
  DataFolderInUseError,
  runningEmbeddedUrl,
  startEmbeddedPostgres,
} from './start-embedded.js';

const settings = { fsync: 'off' };
let dataDir: string;

beforeEach(() => {
  dataDir = newDataFolder();
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
    const owner = await startOwner(dataDir);
    await owner.kill();
    const taken = await startEmbeddedPostgres({ dataDir, settings });
    expect(taken).toMatchObject({ adopted: true, url: owner.url });
    await taken.stop();
    expect(isAlive(owner.pid)).toBe(false);
  });

  it('recovers when both the process and the server were killed', async () => {
    const owner = await startOwner(dataDir);
    await query(owner.url, 'create table kept (n int); insert into kept values (7)');
    await owner.kill();
    process.kill(owner.pid, 'SIGKILL');
    while (isAlive(owner.pid)) await wait(20);
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
    const owner = await startOwner(dataDir);
    try {
      await expect(startEmbeddedPostgres({ dataDir, settings })).rejects.toThrow(
        DataFolderInUseError,
      );
      expect(await runningEmbeddedUrl(dataDir)).toBe(owner.url);
    } finally {
      await owner.kill();
      await stopServer(owner.pid);
    }
    expect(await runningEmbeddedUrl(dataDir)).toBeNull();
  });
});
