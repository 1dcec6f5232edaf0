import { z } from 'zod';

import { coded } from '#libs/companies/fields.js';

/** Whether each of a list is there once. */
export const distinct = (items: unknown[]): boolean => new Set(items).size === items.length;
export const once = coded('field.twice');

const most = 30;

interface Known<Item> {
  /** What no two entries have alike; null is alike to nothing. */
  key: (item: Item) => string | null;
  /** The field that is named where two do. */
  field: keyof Item & string;
  code: string;
}

/** A list in which no two entries have one id, nor anything else alike that an entry is known by. */
export function list<Item extends { id?: string | undefined }>(
  schema: z.ZodType<Item>,
  ...known: Known<Item>[]
) {
  const byId: Known<Item> = { key: ({ id }) => id ?? null, field: 'id', code: 'field.twice' };
  return z
    .array(schema)
    .max(most)
    .superRefine((items, context) => {
      for (const { key, field, code } of [byId, ...known]) {
        const keys = items.map(key);
        for (const [index, each] of keys.entries())
          if (each !== null && keys.indexOf(each) < index)
            context.addIssue({ code: 'custom', path: [index, field], ...coded(code) });
      }
    });
}
