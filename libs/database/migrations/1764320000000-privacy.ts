import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit log for the persons it is about, erasure of notes, retention. */
export class Privacy1764320000000 implements MigrationInterface {
  readonly name = 'Privacy1764320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764320000000-privacy.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Restore a backup instead: who erased himself would come back'),
    );
  }
}
