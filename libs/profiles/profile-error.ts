import type { z } from 'zod';

/** A change of a profile that is refused. */
export class ProfileError extends Error {
  constructor(
    readonly code: 'profile.changed' | 'delegate.has-meetings' | 'slot.unknown' | 'request.invalid',
    readonly issues: readonly z.core.$ZodIssue[] = [],
  ) {
    super(code);
  }
}
