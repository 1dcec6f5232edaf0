import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All scored pairs of a round, also those that do not meet. */
export class RoundPairs1764385000000 implements MigrationInterface {
  readonly name = 'RoundPairs1764385000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764385000000-round-pairs.sql', import.meta.url), 'utf8'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table round drop column pairs');
  }
}
