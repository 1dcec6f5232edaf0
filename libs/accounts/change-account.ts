import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { byThemselves } from './sessions.js';
import { User } from './user.entity.js';

/** Changes a person's own name or language. */
export async function changeAccount(
  dataSource: DataSource,
  user: User,
  change: Partial<Pick<User, 'name' | 'language'>>,
): Promise<void> {
  const fields = Object.keys(change);
  if (fields.length === 0) return;
  await dataSource.transaction(async (manager) => {
    await manager.update(User, user.id, change);
    await record(manager, { action: 'account.changed', detail: { fields }, ...byThemselves(user) });
  });
}
