import type { Cursor, SortKey } from '#libs/database/keyset.js';

import { Problem } from './problem/problem.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ties = { uuid, code: /^[\w-]{1,40}$/, number: /^\d{1,18}$/ };
/** Keys that PostgreSQL can hold: text without NUL or half a surrogate pair, or a number. */
const keys = { text: /^[^\0\p{Cs}]*$/u, bigint: /^-?\d{1,18}$/ };

function writeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/**
 * The cursor of a list whose rows are told apart by an id, a code or a number.
 * @throws Problem `request.invalid` for what cannot have been written for this list and order
 */
export function readCursor(
  text: string | undefined,
  type: SortKey['type'],
  tie: keyof typeof ties = 'uuid',
): Cursor | null {
  if (text === undefined) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const fits = key === null || (typeof key === 'string' && keys[type].test(key));
    if (fits && typeof id === 'string' && ties[tie].test(id)) return { key, id };
  } catch {
    // Falls through to the one answer for all broken cursors.
  }
  throw new Problem('request.invalid', {}, [
    { path: ['cursor'], code: 'field.cursor', catalogued: true },
  ]);
}

/**
 * One page of rows that were read with one more than the page shows: only that one tells whether a full page is
 * the last.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Cursor,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : writeCursor(placeOf(last)) };
}

/** All rows of a list in one file; more than that is no spreadsheet any more. */
export const wholeList = { limit: 100_000, after: null } as const;

/** What a list is sorted by, and which way round, of a query's `sort`. */
export function sortOf<Sort extends string>(
  sort: Sort | `-${Sort}`,
): { sort: Sort; descending: boolean } {
  return { sort: sort.replace(/^-/, '') as Sort, descending: sort.startsWith('-') };
}
