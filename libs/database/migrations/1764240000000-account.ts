import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idle sessions, API keys and passkeys. */
export class Account1764240000000 implements MigrationInterface {
  readonly name = 'Account1764240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764240000000-account.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Restore a backup instead: keys in use would be lost'));
  }
}
