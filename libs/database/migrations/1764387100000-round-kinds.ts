import { readFileSync } from 'node:fs';

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds in person, by video and of interviews, side by side in one showcase. */
export class RoundKinds1764387100000 implements MigrationInterface {
  readonly name = 'RoundKinds1764387100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      readFileSync(new URL('./1764387100000-round-kinds.sql', import.meta.url), 'utf8'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from meeting where kind <> 'in-person';
       alter table showcase drop column video_from, drop column video_to, drop column video_link;
       alter table slot drop column video;
       alter table meeting drop constraint meeting_table_check,
         drop constraint meeting_kind_kr_participant_id_us_participant_id_version_id_key,
         add constraint meeting_kr_participant_id_us_participant_id_version_id_key
           unique (version_id, kr_participant_id, us_participant_id),
         alter column table_id set not null, drop column kind, drop column round_id;
       alter table round drop column kind, drop column adds, drop column again`,
    );
  }
}
