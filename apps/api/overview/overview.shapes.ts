import { z } from 'zod';

import { auditActions } from '#libs/audit/actions.js';
import { participantStatuses } from '#libs/showcases/participant.entity.js';

import { country, text } from '../shapes.js';

export const overview = z
  .object({
    participants: z.array(
      z.object({ status: z.enum(participantStatuses), country, count: z.int() }),
    ),
    fresh: z.int().meta({ description: 'Registrations of the last 24 hours.' }),
    oldestPending: z.iso.datetime().nullable(),
    unanswered: z.int().meta({ description: 'Registrations whose company wrote last.' }),
    wishing: z.int().meta({ description: 'Approved participants with a wish.' }),
    wishes: z.int(),
    incomplete: z
      .int()
      .meta({ description: 'Approved participants that filled in less than half.' }),
    round: z
      .object({ number: z.int(), state: z.string(), gapPct: z.number().nullable() })
      .nullable(),
    version: z
      .object({ number: z.int(), publishedAt: z.iso.datetime(), meetings: z.int() })
      .nullable(),
    mails: z.object({ sent: z.int(), failed: z.int(), waiting: z.int() }),
    events: z.array(
      z.object({
        at: z.iso.datetime(),
        action: z.enum(auditActions),
        text: text.meta({ description: 'What happened, in words.' }),
        actor: z.string().nullable(),
        company: text.nullable(),
      }),
    ),
    dates: z.object({
      registrationClosesAt: z.iso.datetime().nullable(),
      wishesCloseAt: z.iso.datetime().nullable(),
      firstSlotAt: z.iso.datetime().nullable(),
    }),
  })
  .meta({ id: 'Overview' });
