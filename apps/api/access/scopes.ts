import type { ApiKeyScope } from '#libs/accounts/api-key.entity.js';

import type { AccessRule } from './access.js';

/** Rules whose scope follows from the route alone; who reads a file may do so in one role or in another. */
export type ScopedRule = Exclude<AccessRule, { kind: 'file' }>;

/** Which half of the API a rule guards. Routes of a person's own account and of the platform take no keys. */
const areas = {
  organiser: 'showcase',
  member: 'company',
  public: null,
  'signed-in': null,
  account: null,
  admin: null,
} as const satisfies Record<ScopedRule['kind'], 'showcase' | 'company' | null>;

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Methods that change nothing (RFC 9110). */
export function isSafe(method: string): boolean {
  return safeMethods.includes(method);
}

/**
 * The scope that a key needs for a request.
 * @returns null where no key will do
 */
export function neededScope(rule: ScopedRule, method: string): ApiKeyScope | null {
  const area = areas[rule.kind];
  return area && `${area}:${isSafe(method) ? 'read' : 'write'}`;
}

/** Whether a caller has to do with an area: a browser with all, a key with those of its scopes. */
export function touches(
  scopes: readonly ApiKeyScope[] | undefined,
  area: 'showcase' | 'company',
): boolean {
  return scopes === undefined || scopes.some((scope) => scope.startsWith(`${area}:`));
}
