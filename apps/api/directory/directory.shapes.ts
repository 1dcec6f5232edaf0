import { z } from 'zod';

import { paragraph } from '#libs/companies/fields.js';
import { directorySorts } from '#libs/directory/search.js';
import { participantRoles } from '#libs/showcases/participant.entity.js';
import { wishKinds } from '#libs/showcases/wish.entity.js';

import { logo } from '../files/files.shapes.js';
import { country, reason, text } from '../shapes.js';

/** `a,b` in the query. */
const listed = (example: string) =>
  z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'Several divided by commas; any of them fits.', example });

export const directoryFilter = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Words in either language.', example: '가공기 그리퍼' }),
  codes: listed('rob-ee-soft'),
  roles: listed('buyer,investor'),
  certificates: listed('iso-9001'),
  regions: listed('US-OH'),
  country: country.optional(),
  wish: z
    .enum([...wishKinds, 'none'])
    .optional()
    .meta({ description: 'By your own marks.' }),
});

export const directoryQuery = directoryFilter.extend({
  sort: z.enum(directorySorts).default('name'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional().meta({ description: '`next` of the page before.' }),
});

const coded = z.object({ code: z.string(), label: text });

const wish = z.object({
  kind: z.enum(wishKinds),
  rank: z.int().nullable().meta({ description: '1 is the dearest.' }),
  note: z.string().nullable().meta({ description: 'Seen by your company and the organiser only.' }),
});

const requestState = z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired']);

export const directoryEntry = z
  .object({
    id: z.uuid(),
    country,
    company: text,
    city: z.string().nullable(),
    region: text.nullable().meta({ description: 'Province or state.' }),
    logo,
    website: z.string().nullable(),
    founded: z.int().nullable(),
    employees: z.int().nullable(),
    exportExperience: z.string().nullable(),
    description: text.nullable(),
    roles: z.array(z.enum(participantRoles)),
    languages: z.array(z.string()).meta({ description: 'Spoken by its delegates.' }),
    offerings: z.array(
      z.object({
        codes: z.array(coded),
        name: text.nullable(),
        description: text.nullable(),
        capacityPerMonth: z.int().nullable(),
        minimumOrder: z.int().nullable(),
        leadTimeDays: z.int().nullable(),
        priceFrom: z.int().nullable(),
        priceTo: z.int().nullable(),
        certificates: z.array(z.string()).meta({ description: 'Codes of standards.' }),
      }),
    ),
    needs: z.array(
      z.object({
        codes: z.array(coded),
        description: text.nullable(),
        quantity: z.int().nullable(),
        neededInDays: z.int().nullable(),
        certificatesRequired: z.array(z.string()),
      }),
    ),
    interests: z.array(
      coded.extend({
        kind: z.string(),
        stage: z.string().nullable(),
        cooperation: z.array(z.string()),
      }),
    ),
    certificates: z.array(
      z.object({
        code: z.string(),
        issuer: z.string().nullable(),
        expiresOn: z.iso.date().nullable(),
      }),
    ),
    wish: wish.nullable().meta({ description: 'Your own mark.' }),
    wishesYou: z
      .boolean()
      .nullable()
      .meta({ description: 'Null where the organiser does not show it.' }),
    request: z
      .object({ id: z.uuid(), mine: z.boolean(), note: z.string(), state: requestState })
      .nullable(),
  })
  .meta({ id: 'DirectoryEntry' });

export const directoryPage = z
  .object({
    total: z.int(),
    items: z.array(directoryEntry),
    next: z.string().nullable().meta({ description: 'Cursor of the next page.' }),
    terms: z
      .array(z.object({ word: z.string(), twins: z.array(z.string()) }))
      .meta({ description: 'Words searched for, and what they are called in the other language.' }),
  })
  .meta({ id: 'DirectoryPage' });

export const facets = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(['code', 'role', 'certificate', 'region', 'wish']),
        value: z.string(),
        label: text,
        count: z.int(),
      }),
    ),
  })
  .meta({ id: 'DirectoryFacets' });

export const suggestions = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        company: text,
        country,
        score: z.int().meta({ description: '0 to 1000, as a round scores.' }),
        reasons: z.array(reason),
      }),
    ),
  })
  .meta({ id: 'Suggestions' });

export const wishList = z
  .object({
    open: z.boolean(),
    closesAt: z.iso.datetime().nullable(),
    mustLimit: z.int(),
    items: z.array(wish.extend({ id: z.uuid(), company: text, country })),
  })
  .meta({ id: 'WishList' });

export const wishChange = z
  .strictObject({ kind: z.enum(wishKinds), note: paragraph(1000).nullable() })
  .meta({ id: 'WishChange' });

export const wishOrder = z
  .strictObject({ ids: z.array(z.uuid()).max(2000).meta({ description: 'The dearest first.' }) })
  .meta({ id: 'WishOrder' });

export const requestList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        mine: z.boolean(),
        other: z.object({ id: z.uuid(), company: text, country }),
        note: z.string(),
        state: requestState,
        createdAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'MeetingRequests' });

const note = paragraph(1000).min(1).meta({ description: 'Read by both sides.' });

export const newRequest = z.strictObject({ to: z.uuid(), note }).meta({ id: 'NewMeetingRequest' });
export const requestCreated = z.object({ id: z.uuid() }).meta({ id: 'MeetingRequestCreated' });
export const requestChange = z.strictObject({ note }).meta({ id: 'MeetingRequestChange' });
export const requestAnswer = z
  .strictObject({ answer: z.enum(['accepted', 'declined', 'withdrawn']) })
  .meta({ id: 'MeetingRequestAnswer' });
