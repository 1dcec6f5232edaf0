import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that are wiped once they are sent. */
export class Erasure1764321000000 implements MigrationInterface {
  readonly name = 'Erasure1764321000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764321000000-erasure.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Restore a backup instead: who erased himself would come back'),
    );
  }
}
