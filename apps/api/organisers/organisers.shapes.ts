import { z } from 'zod';

import { email } from '#libs/companies/fields.js';

import { language } from '../shapes.js';

export const organisers = z
  .object({
    organisers: z.array(z.object({ userId: z.uuid(), name: z.string(), email: z.string() })),
    invited: z.array(z.object({ id: z.uuid(), email: z.string(), createdAt: z.iso.datetime() })),
  })
  .meta({ id: 'Organisers' });

export const newOrganiser = z
  .strictObject({
    email,
    language: language.meta({ description: 'Of the invitation mail.' }),
  })
  .meta({ id: 'NewOrganiser' });
