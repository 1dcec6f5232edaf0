import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

/** A data folder in a new folder: a blank and Hangul in its name, as people keep data in such folders. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'showcase-'));
  // As root the server runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, '상담회 data');
  mkdirSync(dataDir);
  return dataDir;
}

export async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

const ownerScript = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(
    new URL('../../dist/libs/database/embedded/start-embedded.js', import.meta.url).href,
  )});
  const { default: pg } = await import('pg');
  const { url } = await startEmbeddedPostgres({ dataDir: process.argv[1], settings: { fsync: 'off' } });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select split_part(pg_read_file('postmaster.pid'), E'\\\\n', 1) as pid");
  console.log(JSON.stringify({ url, pid: Number(rows[0].pid) }));
  setInterval(() => {}, 1000);
`;

/** A process of its own that starts the database of a folder, says so, and waits to be killed. */
export async function startOwner(dataDir: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', ownerScript, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    ...(JSON.parse(String(line)) as { url: string; pid: number }),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
