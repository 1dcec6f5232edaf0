import { HttpException } from '@nestjs/common';

import type { Current } from '#libs/audit/last-change.js';

import type { FieldIssue } from './word-issue.js';

/** Stable codes and the HTTP status each is answered with. Their words are in `libs/messages/errors.*.json`. */
export const problemStatus = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.origin': 403,
  'request.not-found': 404,
  'request.method': 405,
  'request.too-large': 413,
  'request.media-type': 415,
  'request.key-in-use': 409,
  'request.key-spent': 409,
  'request.key-reused': 422,
  'access.sign-in': 401,
  'access.forbidden': 403,
  'access.key': 401,
  'access.scope': 403,
  'access.no-keys': 403,
  'sign-in.invalid': 401,
  'session.unknown': 404,
  'api-key.unknown': 404,
  'api-key.too-many': 409,
  'passkey.unknown': 404,
  'passkey.refused': 400,
  'passkey.too-many': 409,
  'passkey.not-accepted': 401,
  'limit.passed': 429,
  'profile.changed': 412,
  'profile.version-needed': 428,
  'delegate.has-meetings': 409,
  'registration.closed': 403,
  'registration.incomplete': 422,
  'registration.exists': 409,
  'registration.unknown': 404,
  'registration.reason-needed': 400,
  'registration.resident-number': 400,
  'registration.not-mergeable': 409,
  'registration.changed': 409,
  'decision.unknown': 404,
  'decision.too-late': 409,
  'decision.sent': 409,
  'decision.overtaken': 409,
  'view.unknown': 404,
  'organiser.unknown': 404,
  'organiser.last': 409,
  'company.exists': 409,
  'company.last-owner': 409,
  'member.unknown': 404,
  'access-request.unknown': 404,
  'invitation.unknown': 404,
  'consent.unknown': 404,
  'directory.unknown': 404,
  'wish.closed': 403,
  'wish.too-many-musts': 409,
  'request.exists': 409,
  'request.not-open': 409,
  'request.unknown': 404,
  'file.length-needed': 411,
  'file.too-large': 413,
  'file.type': 415,
  'file.broken': 422,
  'file.active': 422,
  'file.too-many-pixels': 422,
  'file.quota': 409,
  'file.unknown': 404,
  'certificate.unknown': 404,
  'company.unknown': 404,
  'company.owner-only': 403,
  'participation.unknown': 404,
  'participation.not-approved': 403,
  'participation.roles-full': 409,
  'settings.changed': 412,
  'settings.in-use': 409,
  'settings.slots-overlap': 400,
  'showcase.unknown': 404,
  'showcase.slug-taken': 409,
  'participant.unknown': 404,
  'round.unknown': 404,
  'round.unknown-firm': 404,
  'round.running': 409,
  'round.not-proposed': 409,
  'round.not-running': 409,
  'round.no-timetable': 404,
  'round.no-pairs': 409,
  'timetable.unknown': 404,
  'schedule.unknown': 404,
  'message.unknown': 404,
  'mailbox.loopback': 403,
  'webhook.unknown': 404,
  'webhook.changed': 412,
  'webhook.too-many': 409,
  'webhook.switched-off': 409,
  'webhook.sending': 409,
  'webhook.delivery-unknown': 404,
  'server.unavailable': 503,
  'server.failed': 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && code in problemStatus;
}

/** Thrown by the API to answer a problem (RFC 9457). */
export class Problem extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly values: Record<string, string> = {},
    readonly issues: readonly FieldIssue[] = [],
    /** The version in force, where an edit was made on an older one. */
    readonly current: Current | null = null,
  ) {
    super(code, problemStatus[code]);
  }
}
