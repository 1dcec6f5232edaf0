import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { freshDatabase } from '#test/support/database.js';

import { openLog } from './log.js';

let dataSource: DataSource;

beforeAll(async () => {
  dataSource = await new DataSource(dataSourceOptions(await freshDatabase())).initialize();
});

afterAll(() => dataSource.destroy());

describe('the log', () => {
  it('tells what a statement failed by, and none of its values', async () => {
    const lines: string[] = [];
    const log = openLog('error', { write: (line: string) => void lines.push(line) });
    const insert = () =>
      dataSource.query(`insert into "user" (email, name) values ($1, $1)`, ['canary@x.example']);
    await insert();
    await insert().catch((err: unknown) => log.error({ err }, 'failed'));
    expect(lines.join()).toContain('user_email_key');
    expect(lines.join()).not.toContain('canary');
  });
});
