import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a round ran: its curve, an early stop, and whether the worst-off come first. */
export class RoundCourse1764387000000 implements MigrationInterface {
  readonly name = 'RoundCourse1764387000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764387000000-round-course.sql', import.meta.url), 'utf8'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table round drop column fair, drop column fair_price, drop column history,
         drop column stop_after, drop column stopped_at`,
    );
  }
}
