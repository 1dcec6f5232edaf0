import { HttpException } from '@nestjs/common';
import type { z } from 'zod';

/** Stable codes and the HTTP status each is answered with. Their words are in `libs/messages/errors.*.json`. */
export const problemStatus = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.origin': 403,
  'request.not-found': 404,
  'request.method': 405,
  'request.too-large': 413,
  'access.sign-in': 401,
  'access.forbidden': 403,
  'sign-in.invalid': 401,
  'limit.passed': 429,
  'profile.changed': 412,
  'profile.version-needed': 428,
  'company.unknown': 404,
  'company.owner-only': 403,
  'participation.unknown': 404,
  'participation.not-approved': 403,
  'showcase.unknown': 404,
  'showcase.slug-taken': 409,
  'participant.unknown': 404,
  'round.unknown': 404,
  'round.running': 409,
  'round.not-proposed': 409,
  'round.not-running': 409,
  'round.no-timetable': 404,
  'round.no-pairs': 409,
  'timetable.unknown': 404,
  'schedule.unknown': 404,
  'message.unknown': 404,
  'mailbox.loopback': 403,
  'server.unavailable': 503,
  'server.failed': 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && code in problemStatus;
}

/** What is wrong with one field, as zod says it; worded in the reader's language by the filter. */
export type FieldIssue = z.core.$ZodIssue;

/** Thrown by the API to answer a problem (RFC 9457). */
export class Problem extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly values: Record<string, string> = {},
    readonly issues: readonly FieldIssue[] = [],
  ) {
    super(code, problemStatus[code]);
  }
}
