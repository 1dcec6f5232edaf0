import { z } from 'zod';

import { email } from '#libs/companies/fields.js';

import { language } from '../shapes.js';

export const colleagues = z
  .object({
    members: z.array(
      z.object({
        userId: z.uuid(),
        name: z.string(),
        email: z.string(),
        role: z.enum(['owner', 'member']),
      }),
    ),
    invited: z.array(z.object({ email: z.string(), createdAt: z.iso.datetime() })),
    asking: z
      .array(
        z.object({
          userId: z.uuid(),
          name: z.string(),
          email: z.string(),
          createdAt: z.iso.datetime(),
        }),
      )
      .meta({ description: 'People who ask to be let in.' }),
  })
  .meta({ id: 'Colleagues' });

export const newColleague = z
  .strictObject({ email, language: language.meta({ description: 'Of the invitation.' }) })
  .meta({ id: 'NewColleague' });

export const memberChange = z
  .strictObject({ role: z.enum(['owner', 'member']) })
  .meta({ id: 'MemberChange' });

export const accessDecision = z.strictObject({ grant: z.boolean() }).meta({ id: 'AccessDecision' });

export const companySaved = z.object({ version: z.int() }).meta({ id: 'SavedCompany' });
