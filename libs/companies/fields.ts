import { z } from 'zod';

import { holdsResidentNumber } from './identifiers.js';
import { isEmail, isLine, isParagraph, isTimeZone, phoneOf, websiteOf } from './text-rules.js';

/** Fields of forms. What does not fit carries a code; the words stand in the message catalogue. */

/** Options of a refinement that names its problem by a code of the catalogue. */
export const coded = (code: string) => ({ params: { code } });

const withoutResidentNumber = (text: string) => !holdsResidentNumber(text);

/** One line, trimmed, without control characters. */
export const line = (most = 200) =>
  z
    .string()
    .trim()
    .max(most)
    .refine(isLine, coded('field.control-character'))
    .refine(withoutResidentNumber, coded('identifier.resident-number'));

/** A line that may not be empty. */
export const filled = (most = 200) => line(most).min(1);

export const paragraph = (most = 2000) =>
  z
    .string()
    .trim()
    .max(most)
    .refine(isParagraph, coded('field.control-character'))
    .refine(withoutResidentNumber, coded('identifier.resident-number'));

export const email = z
  .string()
  .trim()
  .refine(isEmail, coded('field.email'))
  .meta({ example: 'seoyeon.jeong@hangyeol.example' });

export const phone = z
  .string()
  .trim()
  .max(40)
  .refine((text) => phoneOf(text) !== null, coded('field.phone'))
  .meta({ description: 'With country code, or as dialled at home.', example: '+82 55 123 4567' });

export const website = z
  .string()
  .trim()
  .max(300)
  .refine((text) => websiteOf(text) !== null, coded('field.website'))
  .meta({ description: 'Shown, never fetched.', example: 'https://hangyeol.example' });

export const timeZone = z
  .string()
  .refine(isTimeZone, coded('field.time-zone'))
  .meta({ description: 'IANA name.', example: 'Asia/Seoul' });

export const wholeNumber = (least: number, most: number) => z.int().min(least).max(most);

/** What forms send for a field left empty. */
export function orNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
