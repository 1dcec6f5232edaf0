import { z } from 'zod';

import { participantRoles, participantStatuses } from '#libs/showcases/participant.entity.js';

const showcase = z.object({ id: z.uuid(), slug: z.string().meta({ example: 'robotics-2027' }) });

const participant = z.object({
  id: z.uuid(),
  code: z.string().meta({ example: 'K001' }),
  status: z.enum(participantStatuses),
  roles: z.array(z.enum(participantRoles)),
  version: z.int().meta({ description: 'Version of the profile.' }),
  company: z.object({
    id: z.uuid(),
    country: z.enum(['KR', 'US']),
    nameEn: z.string(),
    nameKo: z.string().nullable(),
  }),
});

const round = z.object({ id: z.uuid(), number: z.int().meta({ example: 3 }) });

/** What endpoints can be told of: ids and what everybody may know, nothing of a person. */
export const webhookEvents = {
  'registration.submitted': z.object({ showcase, participant }),
  'registration.decided': z.object({
    showcase,
    participant,
    decision: z
      .enum(['approved', 'asked', 'waiting', 'rejected', 'withdrawn', 'reopened', 'taken-back'])
      .meta({
        description:
          '`taken-back`: the decision before it was undone; `participant.status` says what holds.',
      }),
    decidedBy: z
      .enum(['organiser', 'company', 'system'])
      .meta({ description: '`system`: moved up from the waiting list.' }),
  }),
  'participant.changed': z.object({
    showcase,
    participant,
    section: z.string().meta({
      description: 'Section of the profile that was saved; `company` for the company itself.',
      example: 'offerings',
    }),
  }),
  'round.proposed': z.object({
    showcase,
    round,
    meetings: z.int(),
    value: z.int().meta({ description: 'Value of the timetable, in thousandths of a point.' }),
    bound: z.int().meta({ description: 'No timetable can be worth more.' }),
  }),
  'round.failed': z.object({
    showcase,
    round,
    code: z.string().meta({ example: 'round.engine' }),
  }),
  'schedule.published': z.object({
    showcase,
    round,
    version: z.int().meta({ description: 'Number of the published version.', example: 2 }),
    meetings: z.int(),
  }),
  'mail.failed': z.object({
    showcase,
    mail: z.object({ id: z.uuid(), kind: z.string().meta({ example: 'schedule' }) }),
  }),
} as const;

export type WebhookEventType = keyof typeof webhookEvents;
export type WebhookData<Type extends WebhookEventType> = Omit<
  z.infer<(typeof webhookEvents)[Type]>,
  'showcase'
>;
export const webhookEventTypes = Object.keys(webhookEvents) as [
  WebhookEventType,
  ...WebhookEventType[],
];
