import { z } from 'zod';

import {
  coded,
  email,
  filled,
  line,
  paragraph,
  phone,
  timeZone,
  wholeNumber,
} from '#libs/companies/fields.js';
import {
  cooperations,
  interestKinds,
  investmentInstruments,
  investmentStages,
} from '#libs/showcases/interest.entity.js';
import { presentSupplies } from '#libs/showcases/need.entity.js';
import { exportControls } from '#libs/showcases/offering.entity.js';
import { participantRoles } from '#libs/showcases/participant.entity.js';
import { region } from '#libs/taxonomy/regions.js';
import { standard } from '#libs/taxonomy/standards.js';
import { taxonomyNode } from '#libs/taxonomy/taxonomy.js';

import { distinct, list, once } from './distinct.js';

/** The sections of a profile, each saved as a whole: a list in the firm's own order. */

const most = { codes: 5, certificates: 30, regions: 80 };

const id = z
  .uuid()
  .optional()
  .meta({ description: 'Of an entry that is there already; a new one has none.' });

const taxonomyCode = z
  .string()
  .refine((code) => taxonomyNode(code) !== undefined, coded('field.taxonomy-code'))
  .meta({ description: 'Taxonomy code.', example: 'rob-ee-soft' });

const moreCodes = z
  .array(taxonomyCode)
  .max(most.codes - 1)
  .refine(distinct, once)
  .meta({ description: 'Further codes: materials, processes, applications.' });

const standardId = z
  .string()
  .refine((each) => standard(each) !== undefined, coded('field.standard'))
  .meta({ description: 'Id of a standard.', example: 'iso-9001' });

const standards = z.array(standardId).max(most.certificates).refine(distinct, once);

const regionIn = z.string().refine((code) => region(code) !== undefined, coded('field.region'));

const days = wholeNumber(0, 3650).nullable();
const units = wholeNumber(0, 1_000_000_000).nullable();
const dollars = wholeNumber(0, 1_000_000_000)
  .nullable()
  .meta({ description: 'U.S. dollars a unit.' });

const rising =
  (from: string, to: string) =>
  (item: object): boolean => {
    const [a, b] = [(item as Record<string, unknown>)[from], (item as Record<string, unknown>)[to]];
    return typeof a !== 'number' || typeof b !== 'number' || a <= b;
  };

/** 15 CFR 738 Supplement 2: `2B910`, `9A012.a.1`. */
const eccn = /^[0-9][A-E][0-9]{3}(\.[a-z](\.[0-9a-z]+)*)?$/;
/** 22 CFR 121.1: categories I to XXI. */
const usml = /^(X{0,2}(IX|IV|V?I{0,3}))$/;

function controlFits(item: { control: string | null; controlCode: string | null }): boolean {
  const code = item.controlCode ?? '';
  if (item.control === 'eccn') return eccn.test(code);
  if (item.control === 'usml') return code !== '' && usml.test(code);
  return code === '';
}

export const offering = z
  .strictObject({
    id,
    code: taxonomyCode,
    moreCodes,
    nameEn: line().nullable().meta({ example: 'HG-S soft gripper for food' }),
    nameKo: line().nullable().meta({ example: '식품용 소프트 그리퍼 HG-S' }),
    descriptionEn: paragraph().nullable(),
    descriptionKo: paragraph().nullable(),
    capacityPerMonth: units.meta({ description: 'Units a month.', example: 70 }),
    minimumOrder: units.meta({ description: 'Units.', example: 10 }),
    leadTimeDays: days.meta({ description: 'Days.', example: 56 }),
    priceFrom: dollars.meta({ example: 1900 }),
    priceTo: dollars.meta({ example: 2600 }),
    certificates: standards,
    control: z.enum(exportControls).nullable().meta({
      description: "The firm's own export control declaration; the platform never classifies.",
    }),
    controlCode: line(40)
      .nullable()
      .meta({ description: 'ECCN or USML category.', example: '2B910' }),
    technologyTalk: z.boolean().meta({ description: 'Technical talks need clearance first.' }),
  })
  .refine(rising('priceFrom', 'priceTo'), { path: ['priceTo'], ...coded('field.band') })
  .refine(controlFits, { path: ['controlCode'], ...coded('field.control-code') })
  .meta({ id: 'OfferingInput' });

export const need = z
  .strictObject({
    id,
    code: taxonomyCode,
    moreCodes,
    descriptionEn: paragraph().nullable(),
    descriptionKo: paragraph().nullable(),
    quantity: units.meta({ description: 'Units.', example: 400 }),
    neededInDays: days.meta({ description: 'Days after the showcase.', example: 180 }),
    budgetFrom: dollars,
    budgetTo: dollars,
    certificatesRequired: standards,
    certificatesPreferred: standards,
    regionsExcluded: z
      .array(regionIn)
      .max(most.regions)
      .meta({
        description: 'Regions whose suppliers are not wanted, ISO 3166-2.',
        example: ['US-OH', 'KR-48'],
      }),
    presentSupply: z.enum(presentSupplies).nullable().meta({ description: 'How it is met today.' }),
  })
  .refine(rising('budgetFrom', 'budgetTo'), { path: ['budgetTo'], ...coded('field.band') })
  .meta({ id: 'NeedInput' });

const thousands = wholeNumber(0, 1_000_000_000)
  .nullable()
  .meta({ description: 'Thousand U.S. dollars.', example: 500 });

export const interest = z
  .strictObject({
    id,
    kind: z.enum(interestKinds),
    code: taxonomyCode,
    stage: z.enum(investmentStages).nullable(),
    instrument: z.enum(investmentInstruments).nullable(),
    ticketFrom: thousands,
    ticketTo: thousands,
    cooperation: z.array(z.enum(cooperations)).max(cooperations.length).refine(distinct, once),
  })
  .refine(rising('ticketFrom', 'ticketTo'), { path: ['ticketTo'], ...coded('field.band') })
  .meta({ id: 'InterestInput' });

export const certificate = z
  .strictObject({
    id,
    standard: standardId,
    number: line(80).nullable().meta({ example: 'KR-2214-08' }),
    issuer: line().nullable().meta({ example: 'Korea Testing Laboratory' }),
    scope: paragraph(500).nullable(),
    expiresOn: z.iso.date().nullable().meta({ example: '2028-03-31' }),
  })
  .meta({ id: 'CertificateInput' });

const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .meta({ example: 'ko' });

export const delegate = z
  .strictObject({
    id,
    nameEn: filled(120).meta({ description: 'Family name in capitals.', example: 'Seoyeon JEONG' }),
    nameKo: line(120).nullable().meta({ example: '정서연' }),
    titleEn: line(120).nullable().meta({ example: 'General Manager' }),
    titleKo: line(120).nullable().meta({ example: '부장' }),
    email,
    phone: phone.nullable(),
    languages: z.array(languageCode).min(1).max(8).refine(distinct, once).meta({
      description: 'Spoken in meetings; an interpreter comes where the sides share none.',
    }),
    mailLanguage: z.enum(['ko', 'en']),
    timeZone,
    availableSlots: z
      .array(z.string().max(40))
      .max(500)
      .refine(distinct, once)
      .nullable()
      .meta({ description: 'Slot codes; null means every slot.' }),
  })
  .meta({ id: 'DelegateInput' });

export const part = z
  .strictObject({
    roles: z
      .array(z.enum(participantRoles))
      .min(1)
      .max(participantRoles.length)
      .refine(distinct, once),
    minMeetings: wholeNumber(0, 100),
    maxMeetings: wholeNumber(1, 100),
  })
  .refine(({ minMeetings, maxMeetings }) => minMeetings <= maxMeetings, {
    path: ['maxMeetings'],
    ...coded('field.band'),
  })
  .meta({ id: 'PartInput' });

export const sections = {
  offerings: list(offering),
  needs: list(need),
  interests: list(interest, {
    key: ({ kind, code }) => `${kind} ${code}`,
    field: 'code',
    code: 'field.twice',
  }),
  certificates: list(certificate, {
    key: ({ standard: each }) => each,
    field: 'standard',
    code: 'field.twice',
  }),
  delegates: list(delegate, {
    key: ({ email: address }) => address.toLowerCase(),
    field: 'email',
    code: 'field.email-twice',
  }).min(1),
} as const;

export type SectionName = keyof typeof sections;
export type SectionItem<Name extends SectionName> = z.infer<(typeof sections)[Name]>[number];
