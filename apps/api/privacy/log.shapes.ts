import { z } from 'zod';

import { auditActions } from '#libs/audit/actions.js';

import { paged, paging, text } from '../shapes.js';

export const logFilter = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'Part of what happened in words, or of a name.' }),
  kind: z.enum(['read', 'change']).optional(),
  company: z
    .uuid()
    .optional()
    .meta({ description: 'Only what concerns this company, which you act for.' }),
  from: z.iso.datetime().optional().meta({ description: 'Not before.' }),
  to: z.iso.datetime().optional().meta({ description: 'Before.' }),
});

export const logQuery = logFilter.extend(paging);

export const logEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.enum(auditActions),
    kind: z.enum(['read', 'change']),
    text: text.meta({ description: 'What happened, in words.' }),
    actor: z.object({
      role: z.enum(['you', 'colleague', 'organiser', 'company', 'person', 'system']),
      text: text.meta({ description: 'The role in words.' }),
      name: z.string().nullable(),
    }),
    showcase: text.nullable(),
    company: text.nullable(),
  })
  .meta({ id: 'LogEntry' });

export const logPage = z
  .object({
    items: z.array(logEntry),
    next: paged.next,
  })
  .meta({ id: 'LogPage', description: 'Who read or changed your data, the newest first.' });
