import { z } from 'zod';

import { filled } from '#libs/companies/fields.js';

import { text } from '../shapes.js';

export const importQuery = z.object({
  name: filled(200).meta({
    description: 'Name of the file; its ending says what it is.',
    example: 'firms.xlsx',
  }),
  check: z
    .enum(['true', 'false'])
    .default('true')
    .meta({ description: '`true` reports only and writes nothing.' }),
});

const count = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });

export const importReport = z
  .object({
    written: z.boolean().meta({ description: 'All of it, or nothing.' }),
    problems: z.array(
      z.object({
        sheet: z.string(),
        row: z.int().nullable().meta({ description: 'As in Excel; the header is row 1.' }),
        column: z.string().nullable(),
        code: z.string().meta({ example: 'import.code-unknown' }),
        message: text,
      }),
    ),
    counts: z.record(z.string(), count).nullable().meta({
      description: 'Rows by kind; of a check, what would be written. Null with problems.',
    }),
  })
  .meta({ id: 'ImportReport' });
