import type { EntityManager } from 'typeorm';

import type { User } from './user.entity.js';

/** Holds an account until the transaction ends, so that two requests at once cannot pass a limit together. */
export async function lockAccount(manager: EntityManager, user: User): Promise<void> {
  await manager.query('select id from "user" where id = $1 for no key update', [user.id]);
}
