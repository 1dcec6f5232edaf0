import { z } from 'zod';

import { deliverySorts } from '#libs/webhooks/list-deliveries.js';
import { deliveryStates } from '#libs/webhooks/webhook-delivery.entity.js';

import { paged, paging, sorts } from '../shapes.js';

const state = z.enum(deliveryStates).meta({
  description:
    '`queued`: to be sent, or sent again; `sending`; `delivered`: answered with 2xx; `failed`: given up.',
});
const status = z.int().nullable().meta({
  description: 'HTTP status of the answer; null where none came.',
  example: 204,
});
const failure = z
  .enum(['not-public', 'timeout', 'certificate', 'unreachable'])
  .nullable()
  .meta({
    description:
      'Why no answer came: the address does not lead onto the public internet, nothing came within 15 seconds, ' +
      'the certificate is no good, there was no connection.',
  });

export const deliveryFilter = z.object({
  q: z.string().max(200).optional().meta({
    description: 'Part of a type, address or webhook-id, or a status of an answer.',
  }),
  state: state.optional(),
  sort: sorts(deliverySorts).default('-created'),
});

export const deliveryQuery = deliveryFilter.extend(paging);

export const deliveryRow = z
  .object({
    id: z.uuid(),
    eventId: z.uuid().meta({ description: 'The `webhook-id` it is sent under, each time.' }),
    type: z.string().meta({ example: 'registration.decided' }),
    url: z.string(),
    state,
    attempts: z.int().meta({ description: 'Tries that came to an end.', example: 2 }),
    createdAt: z.iso.datetime(),
    nextTryAt: z.iso.datetime().nullable().meta({ description: 'Null when none is to come.' }),
    lastTryAt: z.iso.datetime().nullable(),
    durationMilliseconds: z.int().nullable(),
    status,
    failure,
  })
  .meta({ id: 'WebhookDelivery', description: 'One event on its way to one address.' });

export const deliveryPage = z
  .object({
    ...paged,
    items: z.array(deliveryRow),
    counts: z.object({ queued: z.int(), sending: z.int(), delivered: z.int(), failed: z.int() }),
  })
  .meta({ id: 'WebhookDeliveryPage' });

export const deliveryDetail = deliveryRow
  .extend({
    body: z.string().meta({ description: 'What is sent, to the byte.' }),
    tried: z
      .array(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          durationMilliseconds: z.int(),
          status,
          failure,
          answer: z
            .string()
            .nullable()
            .meta({ description: 'First kilobyte of the answer.', example: 'ok' }),
        }),
      )
      .meta({ description: 'The newest first.' }),
  })
  .meta({ id: 'WebhookDeliveryDetail' });
