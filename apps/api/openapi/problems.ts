import type { OpenAPIObject } from '@nestjs/swagger';

import { messagePattern } from '#libs/messages/format.js';

import type { AccessRule } from '../access/access.js';
import { isSafe, neededScope } from '../access/scopes.js';
import { problemStatus, type ProblemCode } from '../problem/problem.js';

import type { Facts, Operation } from './facts.js';

/** Every problem that an operation may answer: its own, and those of what it is made of. */
export function problemsOf(operation: Operation, facts: Facts): ProblemCode[] {
  const { method, path, rule, limits, secret } = facts;
  const parameters = (operation.parameters ?? []).filter((each) => 'in' in each);
  const body = operation.requestBody !== undefined;
  const keyed = takesKey(operation, facts);
  const causes: [boolean, ProblemCode[]][] = [
    // Addresses and bodies are looked at before it is known which operation they are for.
    [true, ['request.invalid', 'request.malformed', ...facts.problems]],
    [true, ['server.failed', 'server.unavailable']],
    [!isSafe(method.toUpperCase()), ['request.origin']],
    [body, ['request.too-large', 'request.media-type']],
    [parameters.some(({ name }) => name === 'If-Match'), ['profile.version-needed']],
    [limits.length > 0 || keyed, ['limit.passed']],
    [keyed, ['request.key-in-use', 'request.key-reused']],
    [keyed && secret, ['request.key-spent']],
    [path.startsWith('/mailbox/'), ['mailbox.loopback']],
  ];
  const found = causes.flatMap(([applies, codes]) => (applies ? codes : []));
  const ofRule = rule ? problemsOfRule(rule, method.toUpperCase()) : [];
  return [...new Set([...found, ...ofRule])].sort();
}

/** Whether a repetition under an `Idempotency-Key` is told from a new request. */
export function takesKey({ requestBody }: Operation, { method, rule }: Facts): boolean {
  const file = requestBody && 'content' in requestBody && !requestBody.content['application/json'];
  return method === 'post' && rule !== null && rule.kind !== 'public' && !file;
}

function problemsOfRule(rule: AccessRule, method: string): ProblemCode[] {
  if (rule.kind === 'public') return ['access.key'];
  if (rule.kind === 'file') return ['access.key', 'access.sign-in', 'access.scope', 'file.unknown'];
  const keys = neededScope(rule, method) === null ? 'access.no-keys' : 'access.scope';
  const general: ProblemCode[] = ['access.key', 'access.sign-in', keys];
  if (rule.kind === 'organiser') return [...general, `${rule.of}.unknown`];
  if (rule.kind === 'admin' || (rule.kind === 'account' && rule.staff))
    return [...general, 'access.forbidden'];
  if (rule.kind !== 'member') return general;
  return [
    ...general,
    `${rule.of}.unknown`,
    ...(rule.owner ? (['company.owner-only'] as const) : []),
    ...(rule.approved ? (['participation.not-approved'] as const) : []),
  ];
}

const waits: ReadonlySet<ProblemCode> = new Set([
  'limit.passed',
  'request.key-in-use',
  'server.unavailable',
]);

/** Writes the problems into an operation, by status; operations that may answer the same share the words. */
export function describeProblems(
  document: OpenAPIObject,
  operation: Operation,
  codes: readonly ProblemCode[],
): void {
  const shared = ((document.components ??= {}).responses ??= {});
  for (const status of new Set(codes.map((code) => problemStatus[code]))) {
    const own = codes.filter((code) => problemStatus[code] === status);
    const name = own.join('_');
    shared[name] ??= problemAnswer(own);
    operation.responses[String(status)] ??= { $ref: `#/components/responses/${name}` };
  }
}

function problemAnswer(codes: readonly ProblemCode[]) {
  const said = codes.map((code) => `- \`${code}\`: ${messagePattern('en', code)}`);
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
    ],
  };
  return {
    description: said.join('\n'),
    ...(codes.some((code) => waits.has(code)) ? { headers: retryAfter } : {}),
    content: { 'application/problem+json': { schema } },
  };
}

const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which to try again.',
    schema: { type: 'integer' },
    example: 5,
  },
};
