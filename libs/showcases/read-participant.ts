import type { DataSource } from 'typeorm';

import { CompanyOwner } from '#libs/companies/company-owner.entity.js';

import { Delegate } from './delegate.entity.js';
import { HeldCertificate } from './held-certificate.entity.js';
import { Interest } from './interest.entity.js';
import { Need } from './need.entity.js';
import { Offering } from './offering.entity.js';
import { Participant } from './participant.entity.js';
import { Wish } from './wish.entity.js';

export interface ParticipantProfile {
  participant: Participant;
  owners: CompanyOwner[];
  delegates: Delegate[];
  offerings: Offering[];
  needs: Need[];
  interests: Interest[];
  certificates: HeldCertificate[];
  wishes: Wish[];
  /** When a delegate last erased himself; null where none did. */
  delegateErasedAt: Date | null;
}

/** A participant with all it says of itself, or null when there is none. */
export async function readParticipant(
  dataSource: DataSource,
  id: string,
): Promise<ParticipantProfile | null> {
  const manager = dataSource.manager;
  const participant = await manager.findOne(Participant, {
    where: { id },
    relations: { company: true },
  });
  if (!participant) return null;
  const own = { where: { participant: { id } }, order: { position: 'ASC' as const } };
  const [owners, delegates, offerings, needs, interests, certificates, wishes, [erased]] =
    await Promise.all([
      manager.find(CompanyOwner, {
        where: { company: { id: participant.company.id } },
        order: { position: 'ASC' },
      }),
      manager.find(Delegate, own),
      manager.find(Offering, own),
      manager.find(Need, own),
      manager.find(Interest, {
        where: { participant: { id } },
        order: { kind: 'ASC', code: 'ASC' },
      }),
      manager.find(HeldCertificate, { where: { participant: { id } }, order: { standard: 'ASC' } }),
      manager.find(Wish, {
        where: { from: { id } },
        relations: { to: { company: true } },
        order: { kind: 'ASC', rank: 'ASC' },
      }),
      manager.query<{ at: Date | null }[]>(
        `select max(at) as at from audit_entry where participant_id = $1 and action = 'delegate.erased'`,
        [id],
      ),
    ]);
  const delegateErasedAt = erased?.at ?? null;
  return {
    participant,
    owners,
    delegates,
    offerings,
    needs,
    interests,
    certificates,
    wishes,
    delegateErasedAt,
  };
}
