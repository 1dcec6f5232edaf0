import { z } from 'zod';

import { quality } from '../rounds/rounds.shapes.js';
import { text } from '../shapes.js';

const cost = { description: 'What the value of the timetable loses, exactly, in thousandths.' };

const id = z.uuid();
const tableNumber = z.int().min(1).max(100_000);
const moment = z.iso.datetime({ offset: true });
const slotCode = z.string().min(1).max(100);

const pair = { a: id.meta({ description: 'Participant.' }), b: id };

/** What is done to a draft. */
export const newStep = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('move'),
      ...pair,
      slot: slotCode,
      table: tableNumber,
      aDelegate: id.optional().meta({ description: 'Of `a`; absent: whoever is best.' }),
      bDelegate: id.optional(),
      interpreter: id.nullable().optional(),
    }),
    z.strictObject({ kind: z.literal('take-out'), ...pair }),
    z.strictObject({ kind: z.literal('lock'), ...pair }),
    z.strictObject({ kind: z.literal('unlock'), ...pair }),
    z.strictObject({ kind: z.literal('fill') }),
  ])
  .meta({
    id: 'NewStep',
    description:
      'A move to a taken place exchanges the two meetings; a move of two who do not meet adds the meeting.',
  });

const from = moment
  .optional()
  .meta({ description: 'Gone in slots that end later; absent: at once.' });

export const newRepair = z
  .strictObject({
    cause: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('no-show'), participant: id }),
      z.strictObject({ kind: z.literal('leaves'), participant: id, from: moment }),
      z.strictObject({ kind: z.literal('joins'), participant: id }),
      z.strictObject({ kind: z.literal('delegate-lost'), delegate: id, from }),
      z.strictObject({ kind: z.literal('interpreter-lost'), interpreter: id, from }),
      z.strictObject({ kind: z.literal('table-lost'), table: tableNumber, from }),
      z.strictObject({ kind: z.literal('slot-lost'), slot: slotCode }),
      z.strictObject({ kind: z.literal('declined'), ...pair }),
    ]),
    now: moment.optional().meta({
      description:
        'Slots that have begun by then stay as they are; absent: the time of the server.',
    }),
  })
  .meta({ id: 'NewRepair' });

const firm = z.object({ participantId: z.string(), company: text }).meta({ id: 'MeetingFirm' });

const row = z
  .object({ a: firm, b: firm, slot: z.string(), table: z.int() })
  .meta({ id: 'MeetingPlace' });

const blocked = z
  .object({
    code: z.enum([
      'locked',
      'past',
      'pair-away',
      'firm-full',
      'delegate-away',
      'delegate-busy',
      'interpreter-none',
      'precedence',
      'table-away',
      'table-locked',
      'table-none',
    ]),
    participants: z.array(z.string()).meta({ description: 'Whom it is about.' }),
  })
  .meta({ id: 'Blocked', description: 'Why a meeting cannot be held there.' });

export const places = z
  .object({
    a: z.string(),
    b: z.string(),
    meeting: z
      .object({ slot: z.string(), table: z.int() })
      .nullable()
      .meta({ description: 'Where it is now; null where the two do not meet.' }),
    blocked: blocked.nullable().meta({ description: 'Why it can go nowhere at all.' }),
    slots: z.array(
      z.object({
        slot: z.string(),
        blocked: blocked.nullable(),
        people: z.array(
          z.object({
            aDelegate: z.string(),
            bDelegate: z.string(),
            interpreter: z.string().nullable(),
            cost: z.int().nullable().meta(cost),
          }),
        ),
        cells: z.array(
          z.object({
            table: z.int(),
            cost: z.int().nullable().meta(cost),
            people: z.int().nullable().meta({ description: 'The best, by index in `people`.' }),
            with: z.object({ a: z.string(), b: z.string() }).nullable().meta({
              description:
                'The meeting there: it takes the place that becomes free, or is taken out.',
            }),
            blocked: blocked.nullable(),
          }),
        ),
      }),
    ),
    names: z.array(z.object({ id: z.string(), name: text })),
  })
  .meta({ id: 'PairPlaces', description: 'Every place of a meeting with its cost, or why not.' });

export const draft = z
  .object({
    round: z.int(),
    origin: z.enum(['run', 'edit', 'repair']),
    base: z.object({ round: z.int(), version: z.int().nullable() }).nullable(),
    revision: z.int().meta({ description: 'For If-Match.' }),
    quality,
    changes: z.int().meta({ description: 'Steps done.' }),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    steps: z.array(
      z.object({
        kind: z.enum(['move', 'swap', 'add', 'replace', 'take-out', 'fill', 'lock', 'unlock']),
        out: z.array(row),
        in: z.array(row),
        by: z.string().nullable(),
        at: z.iso.datetime(),
        undone: z.boolean(),
      }),
    ),
    locks: z.array(z.object({ a: z.string(), b: z.string() })),
  })
  .meta({ id: 'Draft' });

export const draftSaved = z.object({ revision: z.int() }).meta({ id: 'DraftSaved' });

export const draftTaken = z
  .object({ id, number: z.int() })
  .meta({ id: 'DraftTaken', description: 'The round that the draft is.' });

export const repairPreview = z
  .object({
    quality,
    droppedValue: z.int().meta({
      description: 'Value with nothing done but what is impossible taken out, in thousandths.',
    }),
    kept: z.int(),
    moved: z.array(z.object({ before: row, now: row })),
    lost: z.array(row),
    gained: z.array(row),
    people: z.int().meta({ description: 'Whose schedule changes.' }),
  })
  .meta({ id: 'RepairPreview', description: '`quality.bound` is that of a full re-run.' });

export const placesQuery = z.object({ a: id, b: id });
