import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { newDataFolder, startOwner } from '#test/support/embedded.js';

import { isAlive } from './processes.js';
import { DataFolderInUseError, startEmbeddedPostgres } from './start-embedded.js';

const settings = { fsync: 'off' };
const root = process.getuid?.() === 0;
let dataDir: string;

beforeEach(() => {
  dataDir = newDataFolder();
});

afterEach(() => {
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

async function startAndStop() {
  const server = await startEmbeddedPostgres({ dataDir, settings });
  await server.stop();
  return server;
}

/** A program that is not the server but runs as its user, and so could bear its number after a reboot. */
async function anotherProgram() {
  const as = root ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn('sleep', ['60'], { ...as, stdio: 'ignore' });
  await once(child, 'spawn');
  return child;
}

describe('a start that cannot simply go on', () => {
  it('lets one of two that start at once have the folder, and tells the other', async () => {
    const both = await Promise.allSettled([
      startEmbeddedPostgres({ dataDir, settings }),
      startEmbeddedPostgres({ dataDir, settings }),
    ]);
    const [winner] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const [loser] = both.flatMap((each) =>
      each.status === 'rejected' ? [each.reason as Error] : [],
    );
    await winner?.stop();
    expect(winner).toBeDefined();
    expect(loser).toBeInstanceOf(DataFolderInUseError);
  });

  it('gives the folder free when it fails, and shows what PostgreSQL said', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    try {
      await expect(
        startEmbeddedPostgres({ dataDir, settings: { ...settings, port } }),
      ).rejects.toThrow(/did not start:[^]*could not create any TCP\/IP sockets/);
    } finally {
      taken.close();
    }
    expect((await startAndStop()).adopted).toBe(false);
  });

  it('says which file is wrong when PostgreSQL refuses the password', async () => {
    await startAndStop();
    const file = join(dataDir, 'pg.password');
    const password = readFileSync(file, 'utf8');
    writeFileSync(file, 'another');
    await expect(startAndStop()).rejects.toThrow(`refuses the password in ${file}`);
    writeFileSync(file, password);
    expect((await startAndStop()).url).toContain(password);
  });

  it('leaves alone a program that bears the number of a server long gone', async () => {
    await startAndStop();
    const other = await anotherProgram();
    try {
      const pidFile = join(dataDir, 'pg', 'postmaster.pid');
      writeFileSync(pidFile, `${other.pid}\n${dataDir}/pg\n1764000000\n59999\n\n127.0.0.1\n`);
      if (root) chownSync(pidFile, 65_534, 65_534);
      expect((await startAndStop()).adopted).toBe(false);
      expect(isAlive(other.pid ?? 0)).toBe(true);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('stops a server whose port is not the one it wrote down, and starts anew', async () => {
    const owner = await startOwner(dataDir);
    await owner.kill();
    const pidFile = join(dataDir, 'pg', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    lines[3] = '0';
    writeFileSync(pidFile, lines.join('\n'));
    expect((await startAndStop()).adopted).toBe(false);
    expect(isAlive(owner.pid)).toBe(false);
  });
});
