import { z } from 'zod';

import { language, text } from '../shapes.js';

export const newSession = z
  .strictObject({
    token: z.string().min(20).max(200).meta({ description: 'Token of a sign-in link.' }),
  })
  .meta({ id: 'NewSession' });

export const meChange = z.strictObject({ language }).meta({ id: 'MeChange' });

export const me = z
  .object({
    user: z
      .object({ name: z.string(), email: z.string(), language, isAdmin: z.boolean() })
      .nullable(),
    showcases: z
      .array(
        z.object({
          slug: z.string(),
          name: text,
          city: text,
          startsOn: z.iso.date(),
          endsOn: z.iso.date(),
          sample: z.boolean(),
        }),
      )
      .meta({ description: 'Showcases the user organises.' }),
  })
  .meta({ id: 'Me' });
