import { stdnum } from 'stdnum';

import {
  isEmail,
  isLine,
  isParagraph,
  isTimeZone,
  phoneOf,
  websiteOf,
} from '#libs/companies/text-rules.js';
import type { MessageValues } from '#libs/messages/format.js';
import { standardByAny } from '#libs/taxonomy/standards.js';
import { taxonomyNode } from '#libs/taxonomy/taxonomy.js';

/** What a cell of a file holds before it is read. */
export type RawCell = string | number | boolean | Date | null;

/** Thrown by a cell's reader; caught where sheet, row and column are known. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    readonly values: MessageValues = {},
  ) {
    super(code);
  }
}

/** Reads a cell that is not empty. */
export type CellReader<T> = (text: string) => T;

/** One line of text. */
export function line(limit = 200): CellReader<string> {
  return (text) => {
    if (!isLine(text)) throw new CellError('control-character');
    return shortEnough(text, limit);
  };
}

/** Text of several lines. */
export const paragraph: CellReader<string> = (text) => {
  if (!isParagraph(text)) throw new CellError('control-character');
  return shortEnough(text.replace(/\r\n?/g, '\n'), 2000);
};

function shortEnough(text: string, limit: number): string {
  if (text.length > limit) throw new CellError('too-long', { length: text.length, limit });
  return text;
}

export function whole(least: number, most: number): CellReader<number> {
  return (text) => {
    const value = /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text)
      ? Number(text.replaceAll(',', ''))
      : NaN;
    if (!Number.isInteger(value) || value < least || value > most)
      throw new CellError('number', { value: text, least, most });
    return value;
  };
}

/** One of fixed words; `also` maps what people write instead. */
export function oneOf<T extends string>(
  choices: readonly T[],
  also: Record<string, T> = {},
): CellReader<T> {
  const known = new Map<string, T>(choices.map((choice) => [choice.toLowerCase(), choice]));
  for (const [word, choice] of Object.entries(also)) known.set(word.toLowerCase(), choice);
  return (text) => {
    const found = known.get(text.toLowerCase());
    if (found === undefined)
      throw new CellError('one-of', { value: text, choices: choices.join(', ') });
    return found;
  };
}

/** A list divided by commas, semicolons or line breaks; each entry once. */
export function listOf<T>(reader: CellReader<T>): CellReader<T[]> {
  return (text) => {
    const entries = text.split(/[;,\n、]/).map((entry) => entry.trim());
    return [...new Set(entries.filter((entry) => entry !== '').map(reader))];
  };
}

export const yesNo = oneOf(['yes', 'no'], {
  y: 'yes',
  n: 'no',
  true: 'yes',
  false: 'no',
  예: 'yes',
  아니오: 'no',
});

export const language = oneOf(['ko', 'en'], {
  korean: 'ko',
  english: 'en',
  한국어: 'ko',
  영어: 'en',
});

export const spoken: CellReader<string> = (text) => {
  const known: Record<string, string> = { korean: 'ko', 한국어: 'ko', english: 'en', 영어: 'en' };
  const code = known[text.toLowerCase()] ?? text.toLowerCase();
  if (!/^[a-z]{2,3}$/.test(code)) throw new CellError('language', { value: text });
  return code;
};

export const timeZone: CellReader<string> = (text) => {
  if (!isTimeZone(text)) throw new CellError('zone', { value: text });
  return text;
};

export const email: CellReader<string> = (text) => {
  if (!isEmail(text)) throw new CellError('email', { value: text });
  return text.toLowerCase();
};

export const phone: CellReader<string> = (text) => {
  const number = phoneOf(text);
  if (number === null) throw new CellError('phone', { value: text });
  return number;
};

export const website: CellReader<string> = (text) => {
  const address = websiteOf(text);
  if (address === null) throw new CellError('url', { value: text });
  return address;
};

export const slug: CellReader<string> = (text) => {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) throw new CellError('slug', { value: text });
  return text;
};

export const taxonomyCode: CellReader<string> = (text) => {
  if (!taxonomyNode(text)) throw new CellError('code-unknown', { value: text });
  return text;
};

export const certificate: CellReader<string> = (text) => {
  const found = standardByAny(text);
  if (!found) throw new CellError('certificate-unknown', { value: text });
  return found.id;
};

/** `2027-05-17`. */
export const day: CellReader<string> = (text) => {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(T00:00.*)?$/.exec(text);
  const [year, month, date] = (found?.slice(1, 4) ?? []).map(Number);
  const written = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const instant = new Date(`${written}T00:00:00Z`);
  if (!found || Number.isNaN(instant.getTime()) || instant.getUTCDate() !== date)
    throw new CellError('date', { value: text });
  return written;
};

/** `09:30` on the 24-hour clock. */
export const clock: CellReader<string> = (text) => {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)(:00)?$/.exec(text);
  if (!found) throw new CellError('time', { value: text });
  return `${found[1]?.padStart(2, '0')}:${found[2]}`;
};

/** Korean business registration number: ten digits whose last one checks the others. */
export function businessNumber(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  if (!stdnum['KR']?.['brn']?.validate(digits).isValid)
    throw new CellError('brn-check', { value: text });
  return digits;
}

/** U.S. employer number: nine digits. Its prefixes are not checked, for new ones are still given out. */
export function employerNumber(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{9}$/.test(digits)) throw new CellError('ein', { value: text });
  return digits;
}
