import { z } from 'zod';

import { stepNames } from '#libs/registrations/answers.js';

import { text } from '../shapes.js';

const anyAnswers = z
  .record(z.string().max(60), z.unknown())
  .meta({ description: 'What was typed, complete or not; texts as typed.' });

export const stepChange = z
  .strictObject({
    answers: anyAnswers,
    invitation: z
      .string()
      .max(80)
      .nullable()
      .optional()
      .meta({ description: 'Code of the invitation link.' }),
  })
  .meta({ id: 'RegistrationStepChange' });

export const stepParams = z.enum(stepNames).meta({ id: 'RegistrationStep' });

const answerIssue = z
  .object({
    step: stepParams,
    field: z.string().meta({ example: 'delegates.0.email' }),
    level: z.enum(['error', 'warning']),
    code: z.string().meta({ example: 'identifier.brn-check' }),
    message: z.string(),
  })
  .meta({ id: 'AnswerIssue' });

export const registration = z
  .object({
    open: z.boolean().meta({ description: 'Whether it can be handed in now.' }),
    answers: z.record(stepParams, anyAnswers.optional()).meta({ description: 'By step.' }),
    updatedAt: z.iso.datetime().nullable(),
    issues: z.array(answerIssue),
    participation: z
      .uuid()
      .nullable()
      .meta({ description: 'Of a company of yours that is registered already.' }),
  })
  .meta({ id: 'Registration' });

export const similarQuery = z
  .strictObject({
    country: z.enum(['KR', 'US']),
    names: z.array(z.string().max(200).nullable()).max(4),
    identifiers: z.array(z.string().max(40).nullable()).max(6),
  })
  .meta({ id: 'SimilarQuery' });

export const similar = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: text,
        city: z.string().nullable(),
        by: z.enum(['identifier', 'name']),
      }),
    ),
  })
  .meta({ id: 'SimilarCompanies' });

export const submitted = z
  .object({ participation: z.uuid() })
  .meta({ id: 'SubmittedRegistration' });
