import { z } from 'zod';

import { filled } from '#libs/companies/fields.js';
import { participantStatuses } from '#libs/showcases/participant.entity.js';

import { country, language, text } from '../shapes.js';

export const newSession = z
  .strictObject({
    token: z.string().min(20).max(200).meta({ description: 'Token of a sign-in link.' }),
  })
  .meta({ id: 'NewSession' });

export const newSignInLink = z
  .strictObject({
    email: z
      .email()
      .max(254)
      .meta({ description: 'Where the link goes.', example: 'seoyeon.jeong@hangyeol.example' }),
    language: language.meta({ description: 'Language of the mail, and of a new account.' }),
    next: z
      .string()
      .max(500)
      // A path of ours and nothing else: no other site, no `//host`, no scheme.
      .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
      .optional()
      .meta({
        description: 'Page to open after the sign-in.',
        example: '/s/robotics-2027/register',
      }),
  })
  .meta({ id: 'NewSignInLink' });

export const meChange = z
  .strictObject({
    language: language.optional(),
    name: filled(120).optional().meta({ example: 'Seoyeon JEONG' }),
  })
  .meta({ id: 'MeChange' });

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
    companies: z
      .array(z.object({ id: z.uuid(), name: text, country, role: z.enum(['owner', 'member']) }))
      .meta({ description: 'Companies the user acts for.' }),
    participations: z
      .array(
        z.object({
          id: z.uuid(),
          companyId: z.uuid(),
          slug: z.string().meta({ description: 'Showcase.', example: 'robotics-2027' }),
          showcase: text,
          status: z.enum(participantStatuses),
        }),
      )
      .meta({ description: 'Where those companies take part.' }),
    attends: z.boolean().meta({
      description: 'Whether the user is a delegate or interpreter and has schedules of his own.',
    }),
  })
  .meta({ id: 'Me' });
