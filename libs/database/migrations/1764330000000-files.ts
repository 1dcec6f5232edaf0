import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of companies; regions that a need excludes. */
export class Files1764330000000 implements MigrationInterface {
  readonly name = 'Files1764330000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(new URL('./1764330000000-files.sql', import.meta.url), 'utf8'));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Restore a backup instead: files in use would be lost'));
  }
}
