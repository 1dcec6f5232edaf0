import { describe, expect, it } from '@jest/globals';

import type { AccessRule } from './access.js';
import { neededScope } from './scopes.js';

const organiser: AccessRule = { kind: 'organiser', of: 'showcase' };
const member: AccessRule = { kind: 'member', of: 'company', owner: false, approved: false };

describe('the scope that a key needs', () => {
  it.each([
    [organiser, 'GET', 'showcase:read'],
    [organiser, 'HEAD', 'showcase:read'],
    [organiser, 'POST', 'showcase:write'],
    [organiser, 'DELETE', 'showcase:write'],
    [organiser, 'PROPFIND', 'showcase:write'],
    [member, 'GET', 'company:read'],
    [member, 'PUT', 'company:write'],
    [{ kind: 'signed-in' }, 'GET', null],
    [{ kind: 'account', staff: false }, 'GET', null],
    [{ kind: 'admin' }, 'POST', null],
  ] as const)('%j %s: %s', (rule, method, scope) => {
    expect(neededScope(rule, method)).toBe(scope);
  });
});
