import { z } from 'zod';

import { exportExperiences } from '#libs/companies/company.entity.js';
import {
  cooperations,
  interestKinds,
  investmentInstruments,
  investmentStages,
} from '#libs/showcases/interest.entity.js';
import { presentSupplies } from '#libs/showcases/need.entity.js';
import { exportControls } from '#libs/showcases/offering.entity.js';
import { participantMarks, participantSorts } from '#libs/meetings/list-participants.js';
import { changeSections } from '#libs/registrations/profile-json.js';
import { participantRoles, participantStatuses } from '#libs/showcases/participant.entity.js';

import { logo, storedFile } from '../files/files.shapes.js';
import { country, paged, paging, sorts, text } from '../shapes.js';

export const participantFilter = z.object({
  q: z.string().max(200).optional().meta({ description: 'Part of a name, code or city.' }),
  country: country.optional(),
  status: z.enum(participantStatuses).optional(),
  role: z.enum(participantRoles).optional(),
  segment: z.string().max(100).optional().meta({ description: 'Of an invitation link.' }),
  mark: z.enum(participantMarks).optional().meta({
    description:
      'Only those changed since last seen, possible duplicates, or less than half complete.',
  }),
  sort: sorts(participantSorts).default('code'),
});

export const participantQuery = participantFilter.extend(paging);

export const participantRow = z
  .object({
    id: z.uuid(),
    code: z.string().meta({ example: 'K001' }),
    country,
    company: text,
    city: z.string().nullable(),
    status: z.enum(participantStatuses),
    roles: z.array(z.enum(participantRoles)),
    completeness: z.int().meta({ description: 'Percent of the profile that is filled in.' }),
    submittedAt: z.iso.datetime().nullable().meta({ description: 'Null for imported ones.' }),
    segment: z.string().nullable().meta({ description: 'Of the invitation link it came by.' }),
    changed: z.boolean().meta({ description: 'The company changed something since last seen.' }),
    duplicate: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: 'Another registration that may be the same company.' }),
    waitingPlace: z
      .int()
      .nullable()
      .meta({ description: 'Place on the waiting list; 1 moves up first.' }),
    delegates: z.int(),
    offerings: z.int(),
    needs: z.int(),
    wishesMade: z.int(),
    wishesReceived: z.int(),
    minMeetings: z.int(),
    maxMeetings: z.int(),
    meetings: z.int().nullable().meta({ description: 'In the newest published version.' }),
  })
  .meta({ id: 'ParticipantRow' });

export const participantPage = z
  .object({ ...paged, items: z.array(participantRow) })
  .meta({ id: 'ParticipantPage' });

const certificate = z.object({ id: z.string(), code: z.string() }).meta({ id: 'Certificate' });

const companyFacts = z
  .object({
    tradeName: z.string().nullable(),
    address: text.nullable(),
    postalCode: z.string().nullable(),
    region: text.nullable(),
    employees: z.int().nullable(),
    founded: z.int().nullable(),
    exportExperience: z.enum(exportExperiences).nullable(),
    corporateNumber: z.string().nullable(),
    uei: z.string().nullable(),
    cage: z.string().nullable(),
    duns: z.string().nullable(),
    lei: z.string().nullable(),
  })
  .meta({ id: 'CompanyFacts' });

export const participantDetail = participantRow
  .extend({
    changes: z
      .array(
        z.object({
          section: z.enum(changeSections),
          entry: z
            .string()
            .nullable()
            .meta({ description: 'Name or code of the entry in a list.' }),
          field: z
            .string()
            .nullable()
            .meta({ description: 'Null where an entry came or went.', example: 'website' }),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .meta({ description: 'What differs from what was last marked as seen.' }),
    changesState: z.string().meta({
      description: 'Goes back when it is marked as seen.',
      example: '9e107d9d372bb6826bd81d3542a419d6',
    }),
    logo,
    facts: companyFacts,
    website: z.string().nullable(),
    reason: z.string().nullable().meta({ description: 'Given with the last decision.' }),
    registrationNumber: z.string().nullable(),
    numberConfirmed: z.boolean(),
    owners: z.array(z.object({ name: z.string(), sharePercent: z.int().nullable() })),
    description: text.nullable(),
    delegateErasedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When a delegate last had his data erased.' }),
    delegatesList: z.array(
      z.object({
        id: z.uuid(),
        name: text,
        title: text.nullable(),
        email: z.string(),
        languages: z.array(z.string()),
        timeZone: z.string(),
      }),
    ),
    offeringsList: z.array(
      z.object({
        code: z.string(),
        label: text,
        name: text.nullable(),
        description: text.nullable(),
        capacityPerMonth: z.int().nullable(),
        minimumOrder: z.int().nullable(),
        leadTimeDays: z.int().nullable(),
        priceFrom: z.int().nullable(),
        priceTo: z.int().nullable(),
        certificates: z.array(certificate),
        control: z.enum(exportControls).nullable(),
        controlCode: z.string().nullable(),
        technologyTalk: z.boolean(),
      }),
    ),
    needsList: z.array(
      z.object({
        code: z.string(),
        label: text,
        description: text.nullable(),
        quantity: z.int().nullable(),
        neededInDays: z.int().nullable(),
        budgetFrom: z.int().nullable(),
        budgetTo: z.int().nullable(),
        certificatesRequired: z.array(certificate),
        certificatesPreferred: z.array(certificate),
        regionsExcluded: z.array(text),
        presentSupply: z.enum(presentSupplies).nullable(),
      }),
    ),
    interestsList: z.array(
      z.object({
        kind: z.enum(interestKinds),
        label: text,
        stage: z.enum(investmentStages).nullable(),
        instrument: z.enum(investmentInstruments).nullable(),
        ticketFrom: z.int().nullable(),
        ticketTo: z.int().nullable(),
        cooperation: z.array(z.enum(cooperations)),
      }),
    ),
    certificatesList: z.array(
      z.object({
        code: z.string().meta({ description: 'As the standard is named.', example: 'ISO 9001' }),
        number: z.string().nullable(),
        issuer: z.string().nullable(),
        scope: z.string().nullable(),
        expiresOn: z.iso.date().nullable(),
        file: storedFile.nullable(),
      }),
    ),
    wishesList: z.array(
      z.object({
        kind: z.enum(['must', 'meet', 'no']),
        rank: z.int().nullable(),
        to: text,
        toCode: z.string(),
      }),
    ),
  })
  .meta({ id: 'ParticipantDetail' });
