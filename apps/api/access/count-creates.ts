import type { Request } from 'express';

import type { LimitName, Limits } from '#libs/limits/limits.js';
import { networkOf } from '#libs/limits/who.js';

import type { AccessRule } from './access.js';

/** What every POST of somebody known counts on, beside the limits of its own route. */
export function createLimits({ kind }: AccessRule, method: string): LimitName[] {
  return method === 'POST' && kind !== 'public' ? ['create-account', 'create-network'] : [];
}

/**
 * Counts a request, refused ones too: what is guessed at is asked for, not made.
 * @throws LimitError
 */
export async function countCreates(
  limits: Limits,
  rule: AccessRule,
  { method, user, ip }: Request,
): Promise<void> {
  for (const name of createLimits(rule, method))
    await limits.take(name, name === 'create-account' ? (user?.id ?? '') : networkOf(ip));
}
