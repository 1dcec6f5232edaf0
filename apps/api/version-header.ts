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
  const version = /^"(\d{1,9})"$/.exec(header ?? '')?.[1];
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

export function sendVersion(response: Response, version: number): void {
  response.setHeader('ETag', `"${version}"`);
}
