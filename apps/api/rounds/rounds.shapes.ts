import { z } from 'zod';

import { weights } from '../settings/settings.shapes.js';
import { reason, roundKind, slot, text } from '../shapes.js';

const fairness = {
  description: 'Lifts the firms with the fewest meetings first, whatever it costs in value.',
};

const adding = {
  description:
    'Adds to what is published of its kind; otherwise it takes its place. Rounds of other kinds stay.',
};

const meetingAgain = {
  description: 'Firms that meet in a round of another kind may meet in this one, too.',
};

const points = { description: 'In thousandths of a point.' };

export const budget = z
  .union([z.enum(['quick', 'normal', 'long']), z.int().min(1).max(1_000_000_000)])
  .meta({ id: 'Budget', description: 'Work the engine may do; a number counts moves.' });

export const newRound = z
  .strictObject({
    seed: z.int().min(0).max(2_147_483_647).optional(),
    budget: budget.default('normal'),
    fair: z.boolean().default(false).meta(fairness),
    kind: roundKind.default('in-person'),
    adds: z.boolean().default(false).meta(adding),
    again: z.boolean().default(false).meta(meetingAgain),
  })
  .meta({ id: 'NewRound' });

export const quality = z
  .object({
    feasible: z.boolean(),
    value: z.int().meta(points),
    bound: z.int().meta({ description: 'No timetable under these rules can exceed it.' }),
    gapPct: z.number().meta({ description: '100 x (bound - value) / bound.' }),
    meetings: z.int(),
    mustsMet: z.int(),
    mustsTotal: z.int(),
    shortfall: z.int().meta({ description: 'Meetings missing to the minimums, over all firms.' }),
    covered: z.int().meta({ description: 'Firms that reach their minimum.' }),
    participants: z.int(),
    gaps: z.int().meta({ description: 'Idle slots between two meetings of a delegate.' }),
    breaks: z.int(),
    changed: z.int(),
    interpreted: z.int().meta({ description: 'Meetings with an interpreter.' }),
  })
  .meta({ id: 'Quality' });

const progress = {
  phase: z.enum(['score', 'pair', 'timetable', 'verify']),
  done: z.number().meta({ description: 'Moves done, of `total`.' }),
  total: z.number(),
  value: z.number().nullable().meta(points),
  bound: z.number().nullable().meta(points),
};

export const round = z
  .object({
    id: z.uuid(),
    number: z.int(),
    showcase: z.string().meta({ description: 'Short name of the showcase.' }),
    state: z.enum(['queued', 'running', 'proposed', 'published', 'failed', 'cancelled']),
    origin: z.enum(['run', 'edit', 'repair']).meta({
      description: '`run` by the engine, or a draft: changed by hand, or repaired.',
    }),
    seed: z.int(),
    budget,
    kind: roundKind,
    adds: z.boolean().meta(adding),
    again: z.boolean().meta(meetingAgain),
    fair: z.boolean().meta(fairness),
    fairPrice: z.int().nullable().meta({
      description: 'What it cost against the best timetable found without it, in thousandths.',
    }),
    stopping: z.boolean().meta({ description: 'Asked to stop and to keep the best so far.' }),
    stoppedAt: z.int().nullable().meta({
      description: 'Moves done when it was stopped early; it cannot be replayed then.',
    }),
    weights: weights.nullable().meta({
      description: 'The weights it runs with; null before its snapshot, and in lists.',
    }),
    snapshotHash: z.string().nullable().meta({ description: 'SHA-256 of what the round read.' }),
    progress: z.object(progress).nullable(),
    history: z.array(z.object({ ...progress, seconds: z.number() })).meta({
      description: 'How value and bound closed in, by seconds of the run; empty in lists.',
    }),
    quality: quality.nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    startedBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    version: z.int().nullable().meta({ description: 'Published as this version.' }),
  })
  .meta({ id: 'Round' });

export const roundList = z.object({ items: z.array(round) }).meta({ id: 'RoundList' });

export const publication = z
  .object({ version: z.int(), mails: z.int().meta({ description: 'Mails queued.' }) })
  .meta({ id: 'Publication' });

const side = z
  .object({
    participantId: z.uuid(),
    code: z.string(),
    company: text,
    delegate: text,
    title: text.nullable(),
  })
  .meta({ id: 'Side' });

export const timetable = z
  .object({
    showcase: z.string(),
    version: z.int().nullable().meta({ description: 'null: a proposal, not published.' }),
    round: z.int(),
    timeZone: z.string(),
    slots: z.array(slot),
    tables: z.array(z.int()),
    interpreters: z
      .array(z.object({ id: z.string(), name: text }))
      .meta({ description: 'Who interprets somewhere in it.' }),
    meetings: z.array(
      z.object({
        id: z.string(),
        kind: roundKind,
        slot: z.string(),
        table: z.int().nullable().meta({ description: 'null for a video meeting.' }),
        kr: side,
        us: side,
        interpreter: text.nullable(),
        must: z.boolean(),
        score: z.int().meta({ description: '0 to 1000.' }),
        reasons: z.array(reason),
      }),
    ),
  })
  .meta({ id: 'Timetable' });

export const timetableQuery = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'Default: the newest.' }),
});
