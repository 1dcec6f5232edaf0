import { z } from 'zod';

export const sessions = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        browser: z.string().nullable().meta({
          description: 'Browser and system; null where it did not say.',
          example: 'Chrome, Windows',
        }),
        current: z.boolean().meta({ description: 'The one that asks.' }),
        createdAt: z.iso.datetime().meta({ description: 'When it signed in.' }),
        lastUsedAt: z.iso.datetime().meta({ description: 'To within five minutes.' }),
        expiresAt: z.iso.datetime().meta({
          description: 'When it ends however much it is used; unused, it ends after seven days.',
        }),
      }),
    ),
  })
  .meta({ id: 'Sessions' });
