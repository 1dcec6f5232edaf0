import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies' people, registrations, decisions, requests, consents and the audit log. */
export class People1764100000000 implements MigrationInterface {
  readonly name = 'People1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764100000000-people.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Restore a backup instead: what people wrote would be lost'));
  }
}
