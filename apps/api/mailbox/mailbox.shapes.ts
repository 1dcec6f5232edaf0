import { z } from 'zod';

import { language, paged, paging } from '../shapes.js';

export const mailboxQuery = z.object({
  ...paging,
  q: z.string().max(200).optional().meta({ description: 'Part of a name, address or subject.' }),
  language: language.optional(),
});

export const mailboxPage = z
  .object({
    ...paged,
    counts: z.object({ all: z.int(), ko: z.int(), en: z.int() }),
    items: z.array(
      z.object({
        id: z.uuid(),
        to: z.string(),
        toName: z.string(),
        subject: z.string(),
        language: z.string().nullable(),
        receivedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'MailboxPage' });

const person = z.object({ name: z.string(), address: z.string() });

export const mailboxMessage = z
  .object({
    id: z.uuid(),
    from: person,
    to: person,
    subject: z.string(),
    receivedAt: z.iso.datetime(),
    messageId: z.string().nullable(),
    language: z.string().nullable(),
    html: z.string().nullable(),
    text: z.string().nullable(),
    calendar: z.object({ method: z.string(), content: z.string(), events: z.int() }).nullable(),
  })
  .meta({ id: 'MailboxMessage' });
