import { z } from 'zod';

import { country, language, text } from '../shapes.js';
import { showcaseSummary } from '../showcases/showcases.shapes.js';

export const schedule = z
  .object({
    showcase: showcaseSummary,
    version: z.int(),
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
        table: z.int(),
        parties: z
          .array(z.object({ company: text, country, person: text, title: text.nullable() }))
          .meta({ description: 'The other firm; for an interpreter both firms.' }),
        interpreter: text.nullable(),
        reasons: z.array(text),
      }),
    ),
  })
  .meta({ id: 'Schedule' });
