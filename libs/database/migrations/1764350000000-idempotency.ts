import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys under which a request is carried out once. */
export class Idempotency1764350000000 implements MigrationInterface {
  readonly name = 'Idempotency1764350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764350000000-idempotency.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Restore a backup instead: requests under way could be carried out twice'),
    );
  }
}
