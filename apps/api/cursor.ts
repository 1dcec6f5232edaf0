import { Problem } from './problem/problem.js';

/** Where a page of a list ended: the sort key of its last row and the row's id. */
export interface Cursor {
  key: string;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
const storable = /^[^\0\p{Cs}]*$/u;

export function writeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** @throws Problem `request.invalid` for what was not written by `writeCursor` */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof key === 'string' && storable.test(key) && typeof id === 'string' && uuid.test(id))
      return { key, id };
  } catch {
    // Falls through to the one answer for all broken cursors.
  }
  throw new Problem('request.invalid', {}, [
    { path: ['cursor'], code: 'field.cursor', catalogued: true },
  ]);
}
