import { z } from 'zod';

import { exportExperiences } from '#libs/companies/company.entity.js';
import { filled, line, paragraph, timeZone, website, wholeNumber } from '#libs/companies/fields.js';
import { part, sections } from '#libs/profiles/sections.js';
import { participantRoles, participantStatuses } from '#libs/showcases/participant.entity.js';

import { logo, storedFile } from '../files/files.shapes.js';
import { country, slot, text } from '../shapes.js';

export const companyInput = z
  .strictObject({
    nameEn: filled().meta({ example: 'Hangyeol Gripper Co., Ltd.' }),
    nameKo: line().nullable().meta({ example: '한결그리퍼 주식회사' }),
    tradeName: line().nullable(),
    addressEn: line(300).nullable(),
    addressKo: line(300).nullable(),
    postalCode: line(20).nullable(),
    region: line(100).nullable(),
    city: filled(100),
    timeZone,
    website: website.nullable(),
    employees: wholeNumber(1, 10_000_000).nullable(),
    founded: wholeNumber(1800, 2100).nullable(),
    exportExperience: z.enum(exportExperiences).nullable(),
    descriptionEn: paragraph().nullable(),
    descriptionKo: paragraph().nullable(),
  })
  .meta({ id: 'CompanyInput' });

export const sectionInputs = {
  offerings: z.strictObject({ items: sections.offerings }).meta({ id: 'OfferingsInput' }),
  needs: z.strictObject({ items: sections.needs }).meta({ id: 'NeedsInput' }),
  interests: z.strictObject({ items: sections.interests }).meta({ id: 'InterestsInput' }),
  certificates: z.strictObject({ items: sections.certificates }).meta({ id: 'CertificatesInput' }),
  delegates: z.strictObject({ items: sections.delegates }).meta({ id: 'DelegatesInput' }),
} as const;

export const partInput = part;

export const completenessShape = z
  .object({
    percent: z.int().meta({ description: '0 to 100.' }),
    hints: z.array(
      z.object({
        code: z.string().meta({ example: 'offering-capacity' }),
        gain: z.int().meta({ description: 'Companies of the other country it matters to.' }),
        standard: z.string().nullable().meta({ description: 'Code of the certificate asked for.' }),
      }),
    ),
  })
  .meta({ id: 'Completeness' });

export const participation = z
  .object({
    id: z.uuid(),
    code: z.string(),
    status: z.enum(participantStatuses),
    reason: z.string().nullable().meta({ description: "The organiser's words." }),
    version: z.int().meta({ description: 'For If-Match of every section.' }),
    roles: z.array(z.enum(participantRoles)),
    minMeetings: z.int(),
    maxMeetings: z.int(),
    role: z.enum(['owner', 'member']).meta({ description: 'Yours in the company.' }),
    company: companyInput.extend({
      id: z.uuid(),
      country,
      registrationNumber: z.string().nullable(),
      version: z.int().meta({ description: 'For If-Match of the company.' }),
      logo,
    }),
    offerings: sections.offerings,
    needs: sections.needs,
    interests: sections.interests,
    certificates: sections.certificates,
    papers: z
      .array(storedFile.extend({ certificateId: z.uuid() }))
      .meta({ description: 'Files of the certificates.' }),
    delegates: sections.delegates,
    completeness: completenessShape,
    showcase: z.object({
      slug: z.string(),
      name: text,
      city: text,
      sector: z.string(),
      timeZone: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      wishesOpenAt: z.iso.datetime().nullable(),
      wishesCloseAt: z.iso.datetime().nullable(),
      mustLimit: z.int(),
      contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
      slots: z.array(slot),
    }),
  })
  .meta({ id: 'Participation' });

export const saved = z
  .object({ version: z.int(), completeness: completenessShape })
  .meta({ id: 'SavedSection' });

export const codeCounts = z
  .object({
    items: z.array(
      z.object({
        code: z.string().meta({ description: 'Taxonomy code.', example: 'rob-ee-soft' }),
        needs: z.int().meta({ description: 'Participants that need it.', example: 23 }),
        offerings: z.int().meta({ description: 'Participants that offer it.', example: 11 }),
        interests: z.int().meta({ description: 'Participants that care for it.', example: 3 }),
      }),
    ),
  })
  .meta({ id: 'CodeCounts' });
