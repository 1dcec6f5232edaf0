import { z } from 'zod';

import { filled } from '#libs/companies/fields.js';

import { slot, text } from '../shapes.js';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: 'robotics-2027' });

/** IANA zones, as the engine knows them. */
const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC')
  .meta({ example: 'America/Chicago' });

const line = filled();

const bothLines = z.strictObject({ en: line, ko: line });

export const showcaseSummary = z
  .object({
    slug: z.string(),
    name: text,
    sector: z.string().meta({ example: 'robotics' }),
    venue: text,
    city: text,
    timeZone: z.string().meta({ description: 'IANA zone of the venue.' }),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    sample: z.boolean().meta({ description: 'Invented firms, loaded on first start.' }),
    counts: z.object({
      companies: z.int(),
      meetings: z.int().meta({ description: 'Of the newest published version.' }),
      mails: z.int().meta({ description: 'Sent so far.' }),
    }),
    sharePct: z
      .number()
      .nullable()
      .meta({ description: 'Published value as a share of its proven bound, 0 to 100.' }),
  })
  .meta({ id: 'ShowcaseSummary' });

export const showcaseList = z
  .object({ items: z.array(showcaseSummary) })
  .meta({ id: 'ShowcaseList' });

export const showcaseDetail = showcaseSummary
  .extend({
    slots: z.array(slot),
    tables: z.int(),
    interpreters: z.int(),
    retentionDays: z
      .int()
      .meta({ description: 'Days after the last one until personal data are deleted.' }),
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
  })
  .meta({ id: 'ShowcaseDetail' });

export const newShowcase = z
  .strictObject({
    slug,
    sector: line,
    name: bothLines,
    venue: bothLines,
    city: bothLines,
    timeZone,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    contact: z.strictObject({
      name: line,
      email: z.email(),
      phone: line.nullable().default(null),
    }),
    slots: z
      .array(
        z.strictObject({
          code: line,
          session: line,
          startsAt: z.iso.datetime(),
          endsAt: z.iso.datetime(),
        }),
      )
      .max(200)
      .default([]),
    tables: z.int().min(0).max(500).default(0),
  })
  .refine((showcase) => showcase.endsOn >= showcase.startsOn, { path: ['endsOn'] })
  .refine((showcase) => showcase.slots.every((each) => each.endsAt > each.startsAt), {
    path: ['slots'],
  })
  .refine(
    (showcase) => new Set(showcase.slots.map((each) => each.code)).size === showcase.slots.length,
    {
      path: ['slots'],
    },
  )
  .meta({ id: 'NewShowcase' });
