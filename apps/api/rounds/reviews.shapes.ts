import { z } from 'zod';

import { country, text } from '../shapes.js';

import { quality } from './rounds.shapes.js';

const waits = z.object({
  count: z.int(),
  meanMinutes: z.number(),
  longestMinutes: z.int(),
});

const figures = {
  quality,
  waits: waits.meta({
    description: 'Waits of delegates between two meetings of a session, in minutes.',
  }),
  interpreterMinutes: z.int(),
  distribution: z
    .array(
      z.object({
        side: country,
        firms: z.int(),
        lowest: z.int(),
        median: z.number(),
        highest: z.int(),
        gini: z.number().meta({ description: '0: all have the same, towards 1: one has all.' }),
      }),
    )
    .meta({ description: 'How meetings are spread over the firms of each side.' }),
};

const firm = z.object({ participantId: z.uuid(), code: z.string(), country, company: text });

export const review = z
  .object({
    ...figures,
    deficient: z
      .array(
        z.object({
          needed: z.int().meta({ description: 'Sum of the minimums of these firms.' }),
          places: z.int().meta({ description: 'What their partners can give them at most.' }),
          firms: z.array(firm),
        }),
      )
      .meta({ description: 'Sets of firms whose minimums no timetable can reach.' }),
    firms: z.array(
      firm.extend({
        meetings: z.int(),
        minMeetings: z.int(),
        value: z.int().meta({ description: 'Worth of its meetings, in thousandths of a point.' }),
        best: z.int().meta({
          description: 'What it could reach alone, with the whole showcase at its service.',
        }),
      }),
    ),
  })
  .meta({ id: 'RoundReview', description: 'How good a proposal is, counted by the verifier.' });

export const comparison = z
  .object({
    ...figures,
    firmsUnderMinimum: z.int(),
    kept: z.int().meta({ description: 'Pairs that meet at the same place and time in both.' }),
    moved: z.int(),
    gained: z.int().meta({ description: 'Pairs that meet in this round only.' }),
    lost: z.int(),
  })
  .meta({
    id: 'RoundComparison',
    description: 'Figures of the other one, and what this round changes.',
  });

const number = z.coerce.number().int().min(1).max(1_000_000).optional();

export const comparisonQuery = z
  .object({
    round: number.meta({ description: 'Number of the other round.' }),
    version: number.meta({ description: 'Or the published version.' }),
  })
  .refine(({ round, version }) => (round === undefined) !== (version === undefined), {
    path: ['round'],
  });

export const roundFile = z.object({
  id: z.uuid(),
  file: z.enum(['snapshot', 'instance', 'timetable']),
});
