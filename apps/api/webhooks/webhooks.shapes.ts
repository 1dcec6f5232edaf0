import { z } from 'zod';

import { webhookEventTypes } from '#libs/webhooks/event-types.js';

const url = z
  .string()
  .trim()
  .max(2000)
  .meta({
    description:
      'Where events are posted: https, port 443 or 8443, on the public internet. Looked at when it is saved and ' +
      'again before every try.',
    example: 'https://crm.example/hooks/showcase',
  });
const types = z
  .array(z.enum(webhookEventTypes))
  .min(1)
  .max(webhookEventTypes.length)
  .refine((chosen) => new Set(chosen).size === chosen.length)
  .meta({ description: 'Events it is told of.', example: ['registration.decided'] });
const secret = z.string().meta({
  description: 'Signs what is sent (Standard Webhooks). It is shown here and never again.',
  example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
});
const version = z.int().meta({ description: 'Send it back as If-Match when you save.' });

export const newWebhook = z.strictObject({ url, types }).meta({ id: 'NewWebhook' });

export const webhookCreated = z.object({ id: z.uuid(), secret }).meta({ id: 'WebhookCreated' });

export const webhookChange = z
  .strictObject({
    url,
    types,
    enabled: z.boolean().meta({
      description:
        'Switched off, nothing is sent to it, and what happens meanwhile is not kept for it.',
    }),
  })
  .meta({ id: 'WebhookChange' });

export const webhookSaved = z.object({ version }).meta({ id: 'WebhookSaved' });

export const webhooks = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          url,
          types,
          enabled: z.boolean(),
          switchedOffBecause: z.enum(['gone', 'failing']).nullable().meta({
            description:
              '`gone`: it answered 410. `failing`: it took nothing for five days. Null where a person switched it off.',
          }),
          failingSince: z.iso.datetime().nullable().meta({
            description: 'Since when it has taken nothing; null after a success.',
          }),
          formerSecretUntil: z.iso.datetime().nullable().meta({
            description: 'Until then the secret before this one signs, too.',
          }),
          version,
          createdAt: z.iso.datetime(),
        })
        .meta({ id: 'Webhook' }),
    ),
  })
  .meta({ id: 'Webhooks' });

export const secretRotated = z
  .object({
    secret,
    formerUntil: z.iso.datetime().meta({
      description:
        'Until then each delivery carries two signatures: by this secret and by the one before.',
    }),
  })
  .meta({ id: 'WebhookSecret' });

export const deliveryQueued = z.object({ deliveryId: z.uuid() }).meta({ id: 'WebhookQueued' });
