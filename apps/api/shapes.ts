import { z } from 'zod';

import { roundKinds } from '#libs/rounds/round-kind.js';

/** Shapes that several nouns share. Dates are ISO 8601 in UTC; texts come in both languages. */
export const text = z
  .object({ en: z.string(), ko: z.string() })
  .meta({ id: 'Text', description: 'A text in English and Korean.' });

export const country = z.enum(['KR', 'US']).meta({ id: 'Country' });

export const language = z.enum(['ko', 'en']).meta({ id: 'Language' });

export const roundKind = z.enum(roundKinds).meta({
  id: 'RoundKind',
  description:
    '`in-person` at tables; `video` at none, inside the hours of both sides; `interview` with a host.',
});

export const slot = z
  .object({
    code: z.string().meta({ example: 'd1-01' }),
    session: z
      .string()
      .meta({ description: 'Half-day or day the slot is part of.', example: 'd1-am' }),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    video: z.boolean().meta({ description: 'For video meetings only.' }),
  })
  .meta({ id: 'Slot' });

export const reason = z
  .object({
    code: z.string().meta({ example: 'supply.exact' }),
    points: z.int().meta({ description: 'Part of the score, in thousandths.' }),
    text,
  })
  .meta({ id: 'Reason', description: 'Why two firms were paired.' });

/** Query of every list that is read page by page. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional().meta({ description: '`next` of the page before.' }),
};

/** What a list can be sorted by, either way round. */
export function sorts<Key extends string>(keys: Record<Key, unknown>) {
  const names = Object.keys(keys) as Key[];
  return z
    .enum([...names, ...names.map((key) => `-${key}` as const)])
    .meta({ description: 'A leading minus sorts the other way round.' });
}

/** What every such list answers beside its items. */
export const paged = {
  total: z.int().meta({ description: 'How many there are in all, whatever the page.' }),
  next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' }),
};

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code.', example: 'round.running' }),
    detail: z.string().meta({ description: "Sentence in the reader's language." }),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional(),
    current: z
      .object({
        version: z.int().meta({ description: 'Version in force, for `If-Match`.', example: 8 }),
        changedBy: z.string().nullable().meta({
          description: 'Name of who changed it last; null where nobody did or the account is gone.',
          example: 'Seoyeon JEONG',
        }),
        changedAt: z.iso.datetime().nullable().meta({ description: 'When (UTC).' }),
      })
      .optional()
      .meta({ description: 'With 412: what the edit did not know of.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

/** A text of which one language may be missing: the other one stands in. */
export function bothLanguages(en: string | null, ko: string | null): { en: string; ko: string } {
  return { en: en ?? ko ?? '', ko: ko ?? en ?? '' };
}

export function bothOrNull(
  en: string | null,
  ko: string | null,
): { en: string; ko: string } | null {
  return en === null && ko === null ? null : bothLanguages(en, ko);
}
