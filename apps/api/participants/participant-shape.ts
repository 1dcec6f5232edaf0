import type { z } from 'zod';

import type { ParticipantListItem } from '#libs/meetings/list-participants.js';
import type { ProfileChange } from '#libs/registrations/profile-json.js';
import type { ParticipantProfile } from '#libs/showcases/read-participant.js';
import { standard } from '#libs/taxonomy/standards.js';
import { taxonomyLabel } from '#libs/taxonomy/taxonomy.js';

import { bothLanguages, bothOrNull } from '../shapes.js';

import type { participantDetail, participantRow } from './participants.shapes.js';

export function rowShape(item: ParticipantListItem): z.infer<typeof participantRow> {
  const { nameEn, nameKo, submittedAt, ...rest } = item;
  return {
    ...rest,
    submittedAt: submittedAt?.toISOString() ?? null,
    company: bothLanguages(nameEn, nameKo),
  };
}

export function detailShape(
  item: ParticipantListItem,
  profile: ParticipantProfile,
  changes: ProfileChange[],
): z.infer<typeof participantDetail> {
  const { company } = profile.participant;
  return {
    ...rowShape(item),
    changes,
    website: company.website,
    reason: profile.participant.reason,
    registrationNumber: company.registrationNumber,
    numberConfirmed: company.numberConfirmed,
    owners: profile.owners.map(({ name, sharePercent }) => ({ name, sharePercent })),
    description: bothOrNull(company.descriptionEn, company.descriptionKo),
    delegateErasedAt: profile.delegateErasedAt?.toISOString() ?? null,
    delegatesList: profile.delegates.map((delegate) => ({
      id: delegate.id,
      name: bothLanguages(delegate.nameEn, delegate.nameKo),
      title: bothOrNull(delegate.titleEn, delegate.titleKo),
      email: delegate.email,
      languages: delegate.languages,
      timeZone: delegate.timeZone,
    })),
    offeringsList: profile.offerings.map((offering) => ({
      ...codeAndDescription(offering),
      capacityPerMonth: offering.capacityPerMonth,
      minimumOrder: offering.minimumOrder,
      leadTimeDays: offering.leadTimeDays,
      certificates: offering.certificates.map(certificateShape),
    })),
    needsList: profile.needs.map((need) => ({
      ...codeAndDescription(need),
      quantity: need.quantity,
      neededInDays: need.neededInDays,
      certificatesRequired: need.certificatesRequired.map(certificateShape),
    })),
    wishesList: profile.wishes.map((wish) => ({
      kind: wish.kind,
      rank: wish.rank,
      to: bothLanguages(wish.to.company.nameEn, wish.to.company.nameKo),
      toCode: wish.to.code,
    })),
  };
}

function codeAndDescription(item: {
  code: string;
  descriptionEn: string | null;
  descriptionKo: string | null;
}) {
  return {
    code: item.code,
    label: { en: taxonomyLabel(item.code, 'en'), ko: taxonomyLabel(item.code, 'ko') },
    description: bothOrNull(item.descriptionEn, item.descriptionKo),
  };
}

function certificateShape(id: string) {
  return { id, code: standard(id)?.code ?? id };
}
