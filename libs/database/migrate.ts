import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';

import { dataSourceOptions } from './data-source.js';

/** Two processes that start at once must not migrate at once: TypeORM does not serialise them. */
const migrationLock = 7_204_311;

/**
 * Brings the schema up to date: our tables (TypeORM) and the queue's (BullMQ, schema `bullmq`).
 * Safe to run at every start and from several processes.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'showcase-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await dataSource.destroy();
    }
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
