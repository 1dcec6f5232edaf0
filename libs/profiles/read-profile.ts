import type { DataSource } from 'typeorm';

import { CompanyOwner } from '#libs/companies/company-owner.entity.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { HeldCertificate } from '#libs/showcases/held-certificate.entity.js';
import { Interest } from '#libs/showcases/interest.entity.js';
import { Need } from '#libs/showcases/need.entity.js';
import { Offering } from '#libs/showcases/offering.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';

/** All that a participant says of itself. */
export interface Profile {
  participant: Participant;
  owners: CompanyOwner[];
  offerings: Offering[];
  needs: Need[];
  interests: Interest[];
  certificates: HeldCertificate[];
  delegates: Delegate[];
}

/** A participant's whole profile; eight queries whatever its size. */
export async function readProfile(dataSource: DataSource, id: string): Promise<Profile | null> {
  const { manager } = dataSource;
  const participant = await manager.findOne(Participant, {
    where: { id },
    relations: { company: true, showcase: true },
  });
  if (!participant) return null;
  const own = { participant: { id } };
  const listed = { where: own, order: { position: 'ASC' as const } };
  const [owners, offerings, needs, interests, certificates, delegates] = await Promise.all([
    manager.find(CompanyOwner, {
      where: { company: { id: participant.company.id } },
      order: { position: 'ASC' },
    }),
    manager.find(Offering, listed),
    manager.find(Need, listed),
    manager.find(Interest, { where: own, order: { kind: 'ASC', code: 'ASC' } }),
    manager.find(HeldCertificate, { where: own, order: { standard: 'ASC' } }),
    manager.find(Delegate, listed),
  ]);
  return { participant, owners, offerings, needs, interests, certificates, delegates };
}
