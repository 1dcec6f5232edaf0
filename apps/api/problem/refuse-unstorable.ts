import type { NextFunction, Request, Response } from 'express';

import { Problem } from './problem.js';

/** Nothing of ours is nested deeper than about ten. */
const deepest = 64;

/**
 * Refuses what PostgreSQL cannot keep as text (NUL characters, halves of surrogate pairs) and what is nested so
 * deep that to look at it could exhaust the stack; before anything reads the request.
 * @throws Problem `request.invalid` naming the field, `request.malformed`
 */
export function refuseUnstorable(request: Request, _: Response, next: NextFunction): void {
  if (/%00/.test(request.originalUrl)) throw new Problem('request.malformed', { reason: '%00' });
  const open: { value: unknown; path: string[] }[] = [{ value: request.body, path: [] }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { value, path } = each;
    if (typeof value === 'string' && !storable(value)) throw unfit(path);
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    if (path.length >= deepest)
      throw new Problem('request.malformed', { reason: `nested deeper than ${deepest}` });
    for (const [key, inner] of Object.entries(value)) {
      if (!storable(key)) throw unfit(path);
      open.push({ value: inner, path: [...path, key] });
    }
  }
  next();
}

function storable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}

function unfit(path: string[]): Problem {
  return new Problem('request.invalid', {}, [
    { path, code: 'field.control-character', catalogued: true },
  ]);
}
