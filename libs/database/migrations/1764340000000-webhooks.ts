import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks: endpoints, events, deliveries, attempts. */
export class Webhooks1764340000000 implements MigrationInterface {
  readonly name = 'Webhooks1764340000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764340000000-webhooks.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Restore a backup instead: secrets in use would be lost'));
  }
}
