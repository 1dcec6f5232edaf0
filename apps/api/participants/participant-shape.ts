import type { z } from 'zod';

import type { Company } from '#libs/companies/company.entity.js';
import type { ParticipantFiles } from '#libs/files/list-files.js';
import type { ParticipantListItem } from '#libs/meetings/list-participants.js';
import type { UnseenChanges } from '#libs/registrations/mark-seen.js';
import type { ParticipantProfile } from '#libs/showcases/read-participant.js';
import { regionLabel } from '#libs/taxonomy/regions.js';
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
  files: ParticipantFiles,
  { changes, state }: UnseenChanges,
): z.infer<typeof participantDetail> {
  const { company } = profile.participant;
  return {
    ...rowShape(item),
    changes,
    changesState: state,
    logo: files.logo,
    facts: factsOf(company),
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
      name: bothOrNull(offering.nameEn, offering.nameKo),
      capacityPerMonth: offering.capacityPerMonth,
      minimumOrder: offering.minimumOrder,
      leadTimeDays: offering.leadTimeDays,
      priceFrom: offering.priceFrom,
      priceTo: offering.priceTo,
      certificates: offering.certificates.map(certificateShape),
      control: offering.control,
      controlCode: offering.controlCode,
      technologyTalk: offering.technologyTalk,
    })),
    needsList: profile.needs.map((need) => ({
      ...codeAndDescription(need),
      quantity: need.quantity,
      neededInDays: need.neededInDays,
      budgetFrom: need.budgetFrom,
      budgetTo: need.budgetTo,
      certificatesRequired: need.certificatesRequired.map(certificateShape),
      certificatesPreferred: need.certificatesPreferred.map(certificateShape),
      regionsExcluded: need.regionsExcluded.map(regionLabel),
      presentSupply: need.presentSupply,
    })),
    interestsList: profile.interests.map(({ id: _, participant: __, code, ...interest }) => ({
      ...interest,
      label: labelOf(code),
    })),
    certificatesList: profile.certificates.map((held) => ({
      code: certificateShape(held.standard).code,
      number: held.number,
      issuer: held.issuer,
      scope: held.scope,
      expiresOn: held.expiresOn,
      file: files.certificates.find(({ certificateId }) => certificateId === held.id) ?? null,
    })),
    wishesList: profile.wishes.map((wish) => ({
      kind: wish.kind,
      rank: wish.rank,
      to: bothLanguages(wish.to.company.nameEn, wish.to.company.nameKo),
      toCode: wish.to.code,
    })),
  };
}

function factsOf(company: Company): z.infer<typeof participantDetail>['facts'] {
  const { tradeName, postalCode, region, employees, founded, exportExperience } = company;
  const { corporateNumber, uei, cage, duns, lei } = company;
  return {
    tradeName,
    address: bothOrNull(company.addressEn, company.addressKo),
    postalCode,
    region: region === null ? null : regionLabel(region),
    employees,
    founded,
    exportExperience,
    corporateNumber,
    uei,
    cage,
    duns,
    lei,
  };
}

function labelOf(code: string) {
  return { en: taxonomyLabel(code, 'en'), ko: taxonomyLabel(code, 'ko') };
}

function codeAndDescription(item: {
  code: string;
  descriptionEn: string | null;
  descriptionKo: string | null;
}) {
  return {
    code: item.code,
    label: labelOf(item.code),
    description: bothOrNull(item.descriptionEn, item.descriptionKo),
  };
}

function certificateShape(id: string) {
  return { id, code: standard(id)?.code ?? id };
}
