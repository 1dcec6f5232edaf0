import { z } from 'zod';

import { apiKeyScopes } from '#libs/accounts/api-key.entity.js';
import { apiKeyDaysMax } from '#libs/accounts/api-keys.js';
import { filled } from '#libs/companies/fields.js';

const name = filled(80).meta({ description: 'What it is for.', example: 'CRM export' });
const scopes = z
  .array(z.enum(apiKeyScopes))
  .min(1)
  .max(apiKeyScopes.length)
  .meta({
    description:
      'What the key may do: `showcase` is what its user does as an organiser, `company` what he does for a ' +
      'company; `read` allows GET, `write` the methods that change something and no GET.',
    example: ['showcase:read'],
  });

export const newApiKey = z
  .strictObject({
    name,
    scopes,
    days: z.int().min(1).max(apiKeyDaysMax).meta({
      description: 'Days until the key expires.',
      example: 90,
    }),
  })
  .meta({ id: 'NewApiKey' });

export const apiKeyCreated = z
  .object({
    id: z.uuid(),
    token: z.string().meta({
      description: 'The key. It is shown here and never again.',
      example: 'sm_XN2sJrGbQk6cVt0y3o8mZfPpLw1hUeRDa7iTqYx5B4g',
    }),
  })
  .meta({ id: 'ApiKeyCreated' });

export const apiKeys = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name,
        start: z.string().meta({ description: 'How the key begins.', example: 'sm_XN2s' }),
        scopes,
        createdAt: z.iso.datetime(),
        expiresAt: z.iso.datetime().meta({ description: 'From then on it opens nothing.' }),
        lastUsedAt: z.iso.datetime().nullable().meta({
          description: 'To within a minute; null where it has never been used.',
        }),
      }),
    ),
  })
  .meta({ id: 'ApiKeys' });
