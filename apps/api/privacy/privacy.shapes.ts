import { z } from 'zod';

import { consentPurposes } from '#libs/showcases/consent.entity.js';

import { text } from '../shapes.js';

const rows = z.array(z.record(z.string(), z.unknown()));

export const personalData = z
  .object({
    account: rows,
    sessions: rows,
    apiKeys: rows,
    passkeys: rows,
    companies: rows,
    delegate: rows,
    interpreter: rows,
    consents: rows,
    drafts: rows,
    messages: rows,
    mails: rows,
    log: rows,
  })
  .meta({ id: 'PersonalData', description: 'All that is kept of the signed-in person, by kind.' });

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
