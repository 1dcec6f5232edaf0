import { z } from 'zod';

import { outboxSorts } from '#libs/mail/list-outbox.js';

import { language, paged, paging, sorts } from '../shapes.js';

const state = z.enum(['queued', 'sending', 'sent', 'failed']);

export const mailFilter = z.object({
  q: z.string().max(200).optional().meta({ description: 'Part of a name, address or subject.' }),
  state: state.optional(),
  sort: sorts(outboxSorts).default('-created'),
});

export const mailQuery = mailFilter.extend(paging);

export const mailRow = z
  .object({
    id: z.uuid(),
    to: z.string(),
    name: z.string(),
    language,
    subject: z.string(),
    state,
    tries: z.int(),
    lastError: z.string().nullable(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MailRow' });

export const mailPage = z
  .object({
    ...paged,
    items: z.array(mailRow),
    counts: z.object({ queued: z.int(), sending: z.int(), sent: z.int(), failed: z.int() }),
  })
  .meta({ id: 'MailPage' });
