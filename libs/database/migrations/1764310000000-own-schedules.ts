import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schedules found by address, and the day they are announced for. */
export class OwnSchedules1764310000000 implements MigrationInterface {
  readonly name = 'OwnSchedules1764310000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764310000000-own-schedules.sql', import.meta.url), 'utf8'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table showcase drop column schedules_on;
      drop index interpreter_lower_email_idx;
      drop index delegate_lower_email_idx`);
  }
}
