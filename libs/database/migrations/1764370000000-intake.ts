import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions that can be taken back, saved views, organisers who invite each other. */
export class Intake1764370000000 implements MigrationInterface {
  readonly name = 'Intake1764370000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764370000000-intake.sql', import.meta.url), 'utf8'),
    );
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Restore a backup instead: views and invitations in use would be lost'),
    );
  }
}
