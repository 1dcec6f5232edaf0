import type { DataSource } from 'typeorm';

import { keyHours } from './once.js';

/** Removes the answers that have been kept for long enough. */
export async function forgetKeys(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'delete from idempotency_key where created_at < now() - make_interval(hours => $1)',
    [keyHours],
  );
}
