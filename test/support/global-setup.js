// Starts one PostgreSQL for all suites and migrates a template database that each suite clones.
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = new URL('../../dist/libs/database/', import.meta.url);

export default async function globalSetup() {
  if (!existsSync(new URL('migrate.js', built)))
    throw new Error('The tests use built code in places: run "npm run build" first');
  const { startEmbeddedPostgres } = await import(new URL('embedded/start-embedded.js', built).href);
  const { migrateDatabase } = await import(new URL('migrate.js', built).href);
  const dataDir = mkdtempSync(join(tmpdir(), 'showcase-test-'));
  // As root the server runs as another user, who must be able to enter the folder.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  // The database of a start is called showcase; here it is the template that the suites clone.
  await migrateDatabase(server.url);
  process.env.TEST_DATABASE_TEMPLATE = server.url;
  globalThis.testServer = { server, dataDir };
}
