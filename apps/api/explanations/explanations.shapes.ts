import { z } from 'zod';

import { country, reason, slot, text } from '../shapes.js';

const slotCode = z.string().meta({ description: 'Code of a slot.', example: 'd1-03' });
const code = (example: string) => z.string().meta({ description: 'Stable code.', example });

const cost = z
  .object({
    atLeast: z.int().nullable().meta({
      description: 'Proven by the prices of the limits, in thousandths; null: nothing is proven.',
      example: 291,
    }),
    atMost: z.int().meta({
      description: 'Of a timetable that was really made; below 0 the timetable would gain.',
      example: 580,
    }),
    exact: z.boolean().meta({ description: 'Both are the same.', example: false }),
  })
  .meta({ id: 'ForcingCost', description: 'What the timetable would lose, in thousandths.' });

const because = z.object({
  code: code('side-full'),
  text: text.meta({ description: 'In a sentence.' }),
});

const firm = z.object({
  participantId: z.uuid(),
  code: z.string(),
  country,
  company: text,
  city: z.string().nullable().meta({ description: 'Where it is.', example: 'Toledo' }),
});

const person = z.object({
  participantId: z.uuid(),
  name: text.meta({ description: 'Who attends.' }),
  title: text.nullable(),
});

const place = z.object({
  slot: slotCode,
  table: z.int().nullable().meta({ description: 'Number of the table.', example: 4 }),
  change: z.int().meta({ description: 'What moving there changes, in thousandths.', example: -40 }),
});

const meeting = z.object({
  slot: slotCode,
  table: z.int().nullable().meta({ description: 'Number of the table.', example: 4 }),
  people: z.array(person).meta({ description: 'One of each firm.' }),
  interpreter: text.nullable(),
  locked: z.boolean().meta({ description: 'Fixed by the organiser.', example: false }),
  here: z.array(text).meta({ description: 'Why it is held there.' }),
  others: z.array(place).meta({ description: 'Other free places, the best first.' }),
});

const apart = z.object({
  reason: because.meta({ description: 'The first hard reason.' }),
  cost: text.meta({ description: 'What forcing the pair would cost, in a sentence.' }),
  slots: z
    .array(
      z.object({
        slot: slotCode,
        blockers: z
          .array(because)
          .meta({ description: 'What is in the way; empty: a place is free.' }),
        costAtMost: z.int().nullable().meta({
          description: 'Of forcing it here, in thousandths; null: it cannot be.',
          example: 820,
        }),
      }),
    )
    .meta({ description: 'Every slot of the programme.' }),
  force: z
    .object({
      slot: slotCode,
      cost: cost.meta({ description: 'What it costs.' }),
      changes: z
        .array(
          z.object({
            code: z.enum(['lost', 'moved', 'gained', 'other-people']),
            text: text.meta({ description: 'In a sentence.' }),
            from: slotCode.nullable(),
            to: slotCode.nullable(),
          }),
        )
        .meta({ description: 'What becomes of other meetings.' }),
    })
    .nullable()
    .meta({ description: 'The cheapest way found; null: there is none.' }),
  remedies: z
    .array(
      z.object({
        code: code('interpreter'),
        text: text.meta({ description: 'In a few words.' }),
        slot: slotCode.nullable(),
        gain: z.int().meta({ description: 'At least so much, in thousandths.', example: 1400 }),
        further: text.meta({ description: 'What it gives or takes besides; may be empty.' }),
      }),
    )
    .meta({ description: 'What would make it possible, the greatest gain first.' }),
});

export const explanation = z
  .object({
    timeZone: z.string(),
    slots: z.array(slot).meta({ description: 'The programme.' }),
    firms: z.array(firm).meta({ description: 'The two firms, the Korean one first.' }),
    meets: z.boolean().meta({ description: 'Whether the two meet.', example: true }),
    must: z.boolean().meta({ description: 'Somebody marked it "must".', example: true }),
    mustPoints: z.int().meta({
      description: 'What the round adds for a "must", in thousandths.',
      example: 1000,
    }),
    score: z.int().nullable().meta({ description: '0 to 1000; null: not scored.', example: 640 }),
    reasons: z.array(reason).meta({ description: 'The parts of the score.' }),
    wishes: z
      .array(
        z.object({
          kind: z.enum(['must', 'meet', 'no']).meta({ description: 'The mark.', example: 'must' }),
          text: text.meta({ description: 'Who marked whom, in a sentence.' }),
          at: z.iso.datetime().meta({ description: 'When.', example: '2027-04-22T08:00:00.000Z' }),
        }),
      )
      .meta({ description: 'What each marked the other.' }),
    ranks: z.array(text).meta({ description: 'How good a partner it is for each, in a sentence.' }),
    meeting: meeting.nullable().meta({ description: 'null: the two do not meet.' }),
    apart: apart.nullable().meta({ description: 'null: the two meet.' }),
  })
  .meta({ id: 'PairExplanation', description: 'Why two firms meet, or why they do not.' });

export const worthALook = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(['must', 'minimum']).meta({ description: 'What is missed.', example: 'must' }),
        firm: firm.meta({ description: 'Whose it is.' }),
        partner: firm.nullable().meta({
          description: 'Whom it must meet, or the cheapest further partner; null: there is none.',
        }),
        meetings: z.int().nullable().meta({ description: 'Meetings it has.', example: 2 }),
        minimum: z.int().nullable().meta({ description: 'Meetings it should have.', example: 3 }),
        cause: because.meta({ description: 'Why, in a line.' }),
        cost: cost.nullable().meta({ description: 'Of forcing it; null: it cannot be.' }),
      }),
    ),
  })
  .meta({ id: 'WorthALook', description: 'Every must not met, every firm below its minimum.' });

export const ownExplanation = z
  .object({
    timeZone: z.string(),
    slots: z.array(slot).meta({ description: 'The programme.' }),
    meets: z.boolean().meta({ description: 'Whether the two meet.', example: true }),
    reasons: z.array(text).meta({ description: 'What speaks for the meeting.' }),
    cause: because.nullable().meta({ description: 'Why the two do not meet; null: they do.' }),
    times: z
      .array(
        z.object({
          slot: slotCode,
          own: z.enum(['free', 'busy', 'away']).meta({ description: 'We.', example: 'busy' }),
          partner: z.enum(['free', 'not-free']).meta({ description: 'They.', example: 'free' }),
        }),
      )
      .meta({ description: 'Who has somebody free when.' }),
  })
  .meta({ id: 'OwnExplanation', description: 'Why we meet a firm, or not.' });
