import { z } from 'zod';

import { text } from '../shapes.js';

const door = z
  .object({ company: text, mailId: z.uuid() })
  .meta({ id: 'Door', description: 'A firm and its newest message in the mailbox.' });

export const setupShape = z
  .object({
    mailbox: z.boolean(),
    ready: z.boolean(),
    totalMs: z.int().nullable().meta({ description: 'Of all steps; null until they are done.' }),
    steps: z.array(
      z.object({
        code: z.enum(['database', 'import', 'round', 'publish', 'mail']),
        showcase: z.string().nullable(),
        done: z.boolean(),
        ms: z.int().nullable(),
        counts: z.record(z.string(), z.number()),
      }),
    ),
    doors: z.array(
      z.object({ showcase: z.string(), supplier: door.nullable(), buyer: door.nullable() }),
    ),
  })
  .meta({ id: 'Setup' });
