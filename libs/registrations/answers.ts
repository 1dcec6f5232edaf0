import { z } from 'zod';

import { exportExperiences } from '#libs/companies/company.entity.js';
import {
  coded,
  filled,
  line,
  paragraph,
  timeZone,
  website,
  wholeNumber,
} from '#libs/companies/fields.js';
import { delegate, part } from '#libs/profiles/sections.js';

/** The steps of a registration, in their order. Names of fields are those of the rows they become. */

const country = z.enum(['KR', 'US']);

export const companyAnswers = z
  .strictObject({
    country,
    nameEn: filled().meta({
      description: 'Official English name.',
      example: 'Hangyeol Gripper Co., Ltd.',
    }),
    nameKo: line().nullable().meta({ example: '한결그리퍼 주식회사' }),
    tradeName: line().nullable(),
    addressEn: line(300).nullable(),
    addressKo: line(300).nullable(),
    postalCode: line(20).nullable(),
    region: line(100)
      .nullable()
      .meta({ description: 'State or province, best as ISO 3166-2.', example: 'US-OH' }),
    city: filled(100).meta({ example: 'Changwon' }),
    timeZone,
    website: website.nullable(),
    employees: wholeNumber(1, 10_000_000).nullable(),
    founded: wholeNumber(1800, 2100).nullable(),
    exportExperience: z.enum(exportExperiences).nullable(),
    descriptionEn: paragraph().nullable(),
    descriptionKo: paragraph().nullable(),
  })
  .refine((answers) => answers.country !== 'KR' || Boolean(answers.nameKo), {
    path: ['nameKo'],
    ...coded('field.required'),
  })
  .meta({ id: 'CompanyAnswers' });

const owner = z
  .strictObject({
    name: filled(),
    kind: z.enum(['person', 'company']),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .meta({ description: 'ISO 3166-1 alpha-2.', example: 'KR' }),
    sharePercent: wholeNumber(25, 100)
      .nullable()
      .meta({ description: 'Null for a parent without shares.' }),
  })
  .meta({ id: 'CompanyOwner' });

export const identifierAnswers = z
  .strictObject({
    registrationNumber: filled(40),
    numberConfirmed: z.boolean().meta({ description: 'A person says it is right all the same.' }),
    corporateNumber: line(40).nullable(),
    uei: line(40).nullable(),
    cage: line(40).nullable(),
    duns: line(40).nullable(),
    lei: line(40).nullable(),
    owners: z.array(owner).max(20),
    noOwners: z.boolean().meta({ description: 'Nobody holds 25 % or more.' }),
  })
  .refine(({ owners, noOwners }) => noOwners !== owners.length > 0, {
    path: ['owners'],
    ...coded('field.owners'),
  })
  .meta({ id: 'IdentifierAnswers' });

export const peopleAnswers = z
  .strictObject({ delegates: z.array(delegate).min(1).max(10) })
  .meta({ id: 'PeopleAnswers' });

export const partAnswers = part;

export const consentAnswers = z
  .strictObject({
    registration: z.literal(true),
    transfer: z.boolean().meta({
      description: 'May be refused; the person then gets no meetings (`takeSnapshot`).',
    }),
    news: z.boolean(),
  })
  .meta({ id: 'ConsentAnswers' });

export const steps = {
  company: companyAnswers,
  identifiers: identifierAnswers,
  people: peopleAnswers,
  part: partAnswers,
  consent: consentAnswers,
} as const;

export const stepNames = Object.keys(steps) as [StepName, ...StepName[]];
export type StepName = keyof typeof steps;

export interface Answers {
  company: z.infer<typeof companyAnswers>;
  identifiers: z.infer<typeof identifierAnswers>;
  people: z.infer<typeof peopleAnswers>;
  part: z.infer<typeof partAnswers>;
  consent: z.infer<typeof consentAnswers>;
}
