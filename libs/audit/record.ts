import type { EntityManager } from 'typeorm';

import type { AuditAction, ReadAction } from './actions.js';
import { AuditEntry } from './audit-entry.entity.js';

export type NewAuditEntry = Pick<AuditEntry, 'actedAs'> & { action: AuditAction } & Partial<
    Pick<AuditEntry, 'actorId' | 'showcaseId' | 'participantId' | 'companyId' | 'userId' | 'detail'>
  >;

/** Writes into the audit log, in the caller's transaction: what is rolled back never happened. */
export async function record(manager: EntityManager, ...entries: NewAuditEntry[]): Promise<void> {
  if (entries.length > 0) await manager.insert(AuditEntry, entries);
}

/** An organiser's look at personal data of one participant, or of all participants of a showcase. */
export interface OrganiserRead {
  action: ReadAction;
  actorId: string;
  showcaseId: string;
  /** Null for a list of the showcase: it concerns all who take part. */
  participantId: string | null;
}

/**
 * Records a read: one row whatever the number of rows that were read. A page that looks again by itself
 * would fill the log, so what the same person reads again within a minute is one read.
 */
export async function recordRead(manager: EntityManager, read: OrganiserRead): Promise<void> {
  const { action, actorId, showcaseId, participantId } = read;
  await manager.query(
    `insert into audit_entry (acted_as, action, actor_id, showcase_id, participant_id, detail)
     select 'organiser', $1, $2::uuid, $3::uuid, $4::uuid, $5::jsonb
     where not exists (
       select from audit_entry
       where showcase_id = $3 and at > now() - interval '1 minute' and actor_id = $2 and action = $1
         and participant_id is not distinct from $4)`,
    [
      action,
      actorId,
      showcaseId,
      participantId,
      participantId === null ? JSON.stringify({ participants: 'all' }) : null,
    ],
  );
}
