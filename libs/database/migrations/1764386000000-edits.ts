import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of timetables, and locked meetings. */
export class Edits1764386000000 implements MigrationInterface {
  readonly name = 'Edits1764386000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(new URL('./1764386000000-edits.sql', import.meta.url), 'utf8'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meeting_lock');
    await runner.query(
      `alter table round drop column origin, drop column steps, drop column steps_done,
         drop column revision, drop column cause, drop column base_id`,
    );
  }
}
