import type { AnswerIssue } from './check-answers.js';

export type RegistrationErrorCode =
  | 'registration.closed'
  | 'registration.incomplete'
  | 'registration.exists'
  | 'registration.unknown'
  | 'registration.reason-needed'
  | 'registration.resident-number'
  | 'registration.not-mergeable'
  | 'registration.changed'
  | 'decision.unknown'
  | 'decision.too-late'
  | 'decision.sent'
  | 'decision.overtaken'
  | 'company.exists'
  | 'company.unknown'
  | 'access-request.unknown'
  | 'company.last-owner';

/** A step of a registration that is refused. */
export class RegistrationError extends Error {
  constructor(
    readonly code: RegistrationErrorCode,
    readonly issues: readonly AnswerIssue[] = [],
  ) {
    super(code);
  }
}
