import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

/**
 * Keeps a hash of an erased address: a backup made before the erasure holds the person still, and after a
 * restore the same has to be erased again.
 */
export async function rememberErasure(manager: EntityManager, email: string): Promise<void> {
  const hash = createHash('sha256').update(email).digest('hex');
  await manager.query(
    `insert into erasure (address_hash) values ($1)
     on conflict (address_hash) do update set at = now()`,
    [hash],
  );
}
