import type { EntityManager } from 'typeorm';

import { AuditEntry } from './audit-entry.entity.js';

export type NewAuditEntry = Pick<AuditEntry, 'action' | 'actedAs'> &
  Partial<
    Pick<AuditEntry, 'actorId' | 'showcaseId' | 'participantId' | 'companyId' | 'userId' | 'detail'>
  >;

/** Writes into the audit log, in the caller's transaction: what is rolled back never happened. */
export async function record(manager: EntityManager, ...entries: NewAuditEntry[]): Promise<void> {
  if (entries.length > 0) await manager.insert(AuditEntry, entries);
}
