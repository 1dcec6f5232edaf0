import { randomBytes } from 'node:crypto';

import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';
import type { Country } from '#libs/companies/company.entity.js';
import { Invitation } from '#libs/showcases/invitation.entity.js';
import type { ParticipantRole } from '#libs/showcases/participant.entity.js';

export interface InvitationRow {
  id: string;
  code: string;
  segment: string;
  country: Country | null;
  role: ParticipantRole | null;
  expiresAt: Date | null;
  registered: number;
}

interface Acting {
  showcaseId: string;
  userId: string;
}

/** Invitation links of a showcase, newest first, and how many companies came by each. */
export async function readInvitations(
  dataSource: DataSource,
  showcaseId: string,
): Promise<InvitationRow[]> {
  return dataSource.query<InvitationRow[]>(
    `select i.id, i.code, i.segment, i.country, i.role, i.expires_at as "expiresAt",
       (select count(*)::int from participant p
        where p.showcase_id = i.showcase_id and p.segment = i.segment) as registered
     from invitation i where i.showcase_id = $1 order by i.created_at desc`,
    [showcaseId],
  );
}

export async function createInvitation(
  dataSource: DataSource,
  { showcaseId, userId }: Acting,
  invitation: Pick<InvitationRow, 'segment' | 'country' | 'role' | 'expiresAt'>,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.insert(Invitation, {
      ...invitation,
      showcase: { id: showcaseId },
      code: randomBytes(9).toString('base64url'),
    });
    await record(manager, { action: 'invitation.created', ...byOrganiser(showcaseId, userId) });
  });
}

/** Ends a link; who came by it stays. */
export async function removeInvitation(
  dataSource: DataSource,
  { showcaseId, userId }: Acting,
  id: string,
): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(Invitation, { id, showcase: { id: showcaseId } });
    if (affected !== 1) return false;
    await record(manager, { action: 'invitation.ended', ...byOrganiser(showcaseId, userId) });
    return true;
  });
}

function byOrganiser(showcaseId: string, actorId: string) {
  return { actedAs: 'organiser' as const, showcaseId, actorId };
}
