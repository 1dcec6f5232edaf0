import type { DataSourceOptions } from 'typeorm';

import { Spine1764000000000 } from './migrations/1764000000000-spine.js';
import { People1764100000000 } from './migrations/1764100000000-people.js';
import { Account1764240000000 } from './migrations/1764240000000-account.js';
import { OwnSchedules1764310000000 } from './migrations/1764310000000-own-schedules.js';
import { Privacy1764320000000 } from './migrations/1764320000000-privacy.js';
import { Erasure1764321000000 } from './migrations/1764321000000-erasure.js';
import { Webhooks1764340000000 } from './migrations/1764340000000-webhooks.js';
import { Idempotency1764350000000 } from './migrations/1764350000000-idempotency.js';
import { Intake1764370000000 } from './migrations/1764370000000-intake.js';
import { Files1764330000000 } from './migrations/1764330000000-files.js';
import { RoundPairs1764385000000 } from './migrations/1764385000000-round-pairs.js';
import { Edits1764386000000 } from './migrations/1764386000000-edits.js';
import { RoundCourse1764387000000 } from './migrations/1764387000000-round-course.js';
import { RoundKinds1764387100000 } from './migrations/1764387100000-round-kinds.js';
import { SnakeCaseNaming } from './naming.js';
import { poolSize } from './pool-size.js';

/**
 * Options of every connection to the database; the schema comes from migrations only.
 * Entities are named by the modules that own them, so that this room need not know the rooms above it.
 */
export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    uuidExtension: 'pgcrypto',
    url,
    migrations: [
      Spine1764000000000,
      People1764100000000,
      Account1764240000000,
      OwnSchedules1764310000000,
      Privacy1764320000000,
      Erasure1764321000000,
      Files1764330000000,
      Webhooks1764340000000,
      Idempotency1764350000000,
      Intake1764370000000,
      RoundPairs1764385000000,
      Edits1764386000000,
      RoundCourse1764387000000,
      RoundKinds1764387100000,
    ],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    poolSize,
    applicationName: 'showcase-match',
    // The search forgives one slip in a word of six letters: `griper` finds `gripper`.
    extra: { options: '-c pg_trgm.word_similarity_threshold=0.5' },
  };
}
