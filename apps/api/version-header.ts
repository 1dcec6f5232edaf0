import { createHash } from 'node:crypto';

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { Problem } from './problem/problem.js';

/**
 * The version an edit was made on, from `If-Match: "7"` (RFC 9110, 13.1.1). Without it nobody can tell
 * whether the edit undoes another one, so it is asked for (RFC 6585, 428).
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  const version = /^"(\d{1,9})(?:\.[\w-]+)?"$/.exec(header ?? '')?.[1];
  if (version === undefined) throw new Problem('profile.version-needed');
  return Number(version);
});

export const NeedsVersion = () =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'Entity tag of what was edited.',
    schema: { type: 'string', example: '"7"' },
  });

/**
 * Names the version of what is read, and this reading of it: what else stands in the answer may change while the
 * version stays (RFC 9110, 8.8.3). An edit sends all of it back, or the version alone.
 */
export function sendReading(response: Response, version: number, body: object): void {
  const content = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  response.setHeader('ETag', `"${version}.${content.slice(0, 16)}"`);
}

/** The version that a save has made. */
export function sendVersion(response: Response, version: number): void {
  response.setHeader('ETag', `"${version}"`);
}
