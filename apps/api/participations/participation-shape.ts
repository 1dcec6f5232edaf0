import type { z } from 'zod';

import type { MembershipRole } from '#libs/companies/membership.entity.js';
import type { ParticipantFiles } from '#libs/files/list-files.js';
import type { Hint } from '#libs/profiles/completeness.js';
import type { Profile } from '#libs/profiles/read-profile.js';
import type { Slot } from '#libs/showcases/slot.entity.js';
import { standard } from '#libs/taxonomy/standards.js';

import type { completenessShape, participation } from './participations.shapes.js';

/** A firm's own view of its registration and profile. */
export function participationShape(
  profile: Profile,
  files: ParticipantFiles,
  slots: Slot[],
  role: MembershipRole,
  completeness: z.infer<typeof completenessShape>,
): z.infer<typeof participation> {
  const { participant } = profile;
  const { id, code, status, reason, version, roles, minMeetings, maxMeetings } = participant;
  return {
    id,
    code,
    status,
    reason,
    version,
    roles,
    minMeetings,
    maxMeetings,
    role,
    company: { ...companyShape(participant.company), logo: files.logo },
    offerings: profile.offerings.map(({ participant: _, position: __, ...row }) => row),
    needs: profile.needs.map(({ participant: _, position: __, ...row }) => row),
    interests: profile.interests.map(({ participant: _, ...row }) => row),
    certificates: profile.certificates.map(({ participant: _, ...row }) => row),
    papers: files.certificates,
    delegates: profile.delegates.map(({ participant: _, position: __, ...row }) => row),
    completeness,
    showcase: showcaseShape(participant.showcase, slots),
  };
}

function companyShape(company: Profile['participant']['company']) {
  return {
    id: company.id,
    country: company.country,
    version: company.version,
    registrationNumber: company.registrationNumber,
    nameEn: company.nameEn,
    nameKo: company.nameKo,
    tradeName: company.tradeName,
    addressEn: company.addressEn,
    addressKo: company.addressKo,
    postalCode: company.postalCode,
    region: company.region,
    city: company.city ?? '',
    timeZone: company.timeZone,
    website: company.website,
    employees: company.employees,
    founded: company.founded,
    exportExperience: company.exportExperience,
    descriptionEn: company.descriptionEn,
    descriptionKo: company.descriptionKo,
  };
}

function showcaseShape(showcase: Profile['participant']['showcase'], slots: Slot[]) {
  const { slug, sector, timeZone, startsOn, endsOn, mustLimit } = showcase;
  return {
    slug,
    name: { en: showcase.nameEn, ko: showcase.nameKo },
    city: { en: showcase.cityEn, ko: showcase.cityKo },
    sector,
    timeZone,
    startsOn,
    endsOn,
    wishesOpenAt: showcase.wishesOpenAt?.toISOString() ?? null,
    wishesCloseAt: showcase.wishesCloseAt?.toISOString() ?? null,
    mustLimit,
    contact: {
      name: showcase.contactName,
      email: showcase.contactEmail,
      phone: showcase.contactPhone,
    },
    slots: slots.map(({ code, session, video, startsAt, endsAt }) => ({
      code,
      session,
      video,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
}

export function hintShape({ code, gain, standard: id }: Hint) {
  return { code, gain, standard: id === undefined ? null : (standard(id)?.code ?? id) };
}
