import { z } from 'zod';

import { country, language, roundKind, text } from '../shapes.js';
import { showcaseSummary } from '../showcases/showcases.shapes.js';

export const schedule = z
  .object({
    showcase: showcaseSummary,
    version: z.int().meta({ description: '0 while none is published.' }),
    language,
    attendee: z.object({
      name: text,
      title: text.nullable(),
      company: text.nullable(),
      kind: z.enum(['delegate', 'interpreter']),
      timeZone: z.string().meta({ description: 'IANA zone of the home.' }),
      homeCity: z.string(),
    }),
    meetings: z.array(
      z.object({
        id: z.string(),
        startsAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        kind: roundKind,
        table: z.int().nullable().meta({ description: 'null for a video meeting.' }),
        link: z.string().nullable().meta({ description: 'Room of a video meeting.' }),
        parties: z
          .array(
            z.object({
              company: text,
              country,
              person: text,
              title: text.nullable(),
              timeZone: z.string().meta({ description: 'IANA zone of the person.' }),
              languages: z
                .array(z.string())
                .meta({ description: 'Codes of what the person speaks.', example: ['ko', 'en'] }),
            }),
          )
          .meta({ description: 'The other firm; for an interpreter both firms.' }),
        interpreter: text.nullable(),
        reasons: z.array(text),
      }),
    ),
  })
  .meta({ id: 'Schedule' });

export const ownSchedule = schedule
  .extend({
    id: z.uuid().meta({ description: 'Of the delegate or interpreter.' }),
    calendarUrl: z
      .url()
      .nullable()
      .meta({ description: 'For calendars, with the session cookie; null without a meeting.' }),
    expected: z
      .object({
        on: z.iso.date().nullable().meta({
          description: 'Day by which the organiser means to publish; null while none is announced.',
        }),
        wishesCloseAt: z.iso.datetime().nullable(),
      })
      .meta({ description: 'When the first version is to come.' }),
  })
  .meta({ id: 'OwnSchedule' });

export const ownSchedules = z.object({ items: z.array(ownSchedule) }).meta({ id: 'OwnSchedules' });
