import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** First schema. The SQL stands in the file of the same name, where it can be read and highlighted. */
export class Spine1764000000000 implements MigrationInterface {
  readonly name = 'Spine1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readFileSync(new URL('./1764000000000-spine.sql', import.meta.url), 'utf8'));
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('The first schema cannot be undone; drop the database instead'),
    );
  }
}
