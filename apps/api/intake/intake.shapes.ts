import { z } from 'zod';

import { filled, paragraph } from '#libs/companies/fields.js';
import { decisionActions } from '#libs/registrations/transitions.js';
import { participantRoles, participantStatuses } from '#libs/showcases/participant.entity.js';

import { country } from '../shapes.js';

export const decision = z
  .strictObject({
    participants: z.array(z.uuid()).min(1).max(500),
    action: z.enum(decisionActions),
    text: paragraph()
      .nullable()
      .meta({ description: 'Words for the company: the question, the reason.' }),
  })
  .meta({ id: 'RegistrationDecision' });

export const decided = z
  .object({
    outcomes: z.array(
      z.object({
        participant: z.uuid(),
        outcome: z
          .enum([...participantStatuses, 'full', 'not-now'])
          .meta({ description: 'New status; `full` and `not-now` changed nothing.' }),
      }),
    ),
    movedUp: z
      .array(z.uuid())
      .meta({ description: 'Approved from the waiting list because of it.' }),
    undo: z.uuid().nullable().meta({
      description:
        'By which all of it can be taken back while its mails are held, ten seconds; null where nothing changed.',
    }),
  })
  .meta({ id: 'RegistrationsDecided' });

export const seen = z
  .strictObject({
    state: z.string().length(32).meta({
      description: '`changesState` of the registration, as it was read.',
      example: '9e107d9d372bb6826bd81d3542a419d6',
    }),
  })
  .meta({ id: 'RegistrationSeen' });

export const thread = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        side: z.enum(['organiser', 'company']),
        author: z.string().nullable(),
        body: z.string(),
        createdAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Thread' });

export const newMessage = z
  .strictObject({ body: paragraph(4000).min(1) })
  .meta({ id: 'NewMessage' });

const invitationFields = {
  segment: filled(100).meta({ description: "The organiser's name for it.", example: 'KOTRA list' }),
  country: country.nullable(),
  role: z.enum(participantRoles).nullable(),
  expiresAt: z.iso.datetime().nullable(),
};

export const newInvitation = z.strictObject(invitationFields).meta({ id: 'NewInvitation' });

export const invitations = z
  .object({
    items: z.array(
      z.object({
        ...invitationFields,
        id: z.uuid(),
        url: z.string(),
        registered: z.int().meta({ description: 'Companies that came by it.' }),
      }),
    ),
  })
  .meta({ id: 'Invitations' });

export const places = z
  .object({
    items: z.array(
      z.object({
        country: country.nullable().meta({ description: 'Null counts both.' }),
        role: z.enum(participantRoles).nullable().meta({ description: 'Null counts all.' }),
        most: z.int(),
        taken: z.int().meta({ description: 'Approved participants that count towards it.' }),
        waiting: z.int().meta({ description: 'On the waiting list for it.' }),
      }),
    ),
  })
  .meta({ id: 'Places' });

export const pairOf = z.strictObject({ other: z.uuid() }).meta({ id: 'OtherRegistration' });

export const newView = z
  .strictObject({
    name: filled(60),
    query: z
      .string()
      .max(500)
      .regex(/^[\w%.&=+\-*~]*$/)
      .meta({ description: "The page's address after `?`.", example: 'view=pending&country=KR' }),
    shared: z.boolean().meta({ description: 'For every organiser of the showcase.' }),
  })
  .meta({ id: 'NewView' });

export const views = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        query: z.string(),
        shared: z.boolean(),
        mine: z.boolean().meta({ description: 'Only the own ones can be removed.' }),
      }),
    ),
  })
  .meta({ id: 'Views' });
