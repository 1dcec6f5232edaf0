import { randomBytes } from 'node:crypto';

import pg from 'pg';

/**
 * A migrated database of its own, cloned from the template of this run.
 * @returns its address
 */
export async function freshDatabase(): Promise<string> {
  const template = new URL(process.env['TEST_DATABASE_TEMPLATE'] ?? '');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = new URL(template);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`create database ${name} template showcase strategy file_copy`);
  } finally {
    await client.end();
  }
  template.pathname = `/${name}`;
  return template.href;
}
