import { z } from 'zod';

import { consentPurposes } from '#libs/showcases/consent.entity.js';

import { text } from '../shapes.js';

export const consentList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        showcase: text,
        purpose: z.enum(consentPurposes),
        givenAt: z.iso.datetime(),
        withdrawnAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Consents' });
