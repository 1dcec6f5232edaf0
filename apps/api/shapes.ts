import { z } from 'zod';

/** Shapes that several nouns share. Dates are ISO 8601 in UTC; texts come in both languages. */
export const text = z
  .object({ en: z.string(), ko: z.string() })
  .meta({ id: 'Text', description: 'A text in English and Korean.' });

export const country = z.enum(['KR', 'US']).meta({ id: 'Country' });

export const language = z.enum(['ko', 'en']).meta({ id: 'Language' });

export const slot = z
  .object({
    code: z.string().meta({ example: 'd1-01' }),
    session: z
      .string()
      .meta({ description: 'Half-day or day the slot is part of.', example: 'd1-am' }),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .meta({ id: 'Slot' });

export const reason = z
  .object({
    code: z.string().meta({ example: 'supply.exact' }),
    points: z.int().meta({ description: 'Part of the score, in thousandths.' }),
    text,
  })
  .meta({ id: 'Reason', description: 'Why two firms were paired.' });

/** Query of every list: page from 1, rows a page. */
export const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
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
