import { readFileSync } from 'node:fs';

import type { OpenAPIObject } from '@nestjs/swagger';

import { limitRules } from '#libs/limits/limits.js';

import { wordAccess } from './access-words.js';
import { operationsOf, takeFacts, type Facts, type Operation } from './facts.js';
import { describeProblems, problemsOf, takesKey } from './problems.js';

/** By operation: a summary, and what else there is to say. */
const words = JSON.parse(
  readFileSync(new URL('./operations.json', import.meta.url), 'utf8'),
) as Record<string, [summary: string, description?: string] | undefined>;

/** Completes every operation: words, who may call it, limits, problems, headers. */
export function describeOperations(document: OpenAPIObject): void {
  for (const [method, path, operation] of operationsOf(document)) {
    const facts = takeFacts(method, path, operation);
    const [summary, description] = words[operation.operationId ?? ''] ?? [];
    if (summary) operation.summary = summary;
    operation.description = [
      description ?? summary,
      ...(facts.rule ? [`**Who**: ${wordAccess(facts.rule, method.toUpperCase())}`] : []),
      ...facts.limits.map((name) => `**Limit**: ${wordLimit(name)}`),
    ].join('\n\n');
    secure(operation, facts);
    if (takesKey(operation, facts)) (operation.parameters ??= []).push(idempotencyKey);
    describeAnswers(operation, facts);
    describeProblems(document, operation, problemsOf(operation, facts));
  }
}

function wordLimit(name: keyof typeof limitRules): string {
  const { points, duration, of } = limitRules[name];
  return `${points} in ${duration / 60} minutes, ${of}.`;
}

function secure(operation: Operation, { rule }: Facts): void {
  if (!rule || rule.kind === 'public') operation.security = [];
  else if (['organiser', 'member', 'file'].includes(rule.kind))
    operation.security = [{ session: [] }, { key: [] }];
  else operation.security = [{ session: [] }];
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'A name of your own for this request. Sent again under it within 24 hours, the request is not carried out ' +
    'again, and the first answer is given again (`Idempotent-Replayed: true`).',
  schema: { type: 'string', minLength: 1, maxLength: 128 },
  example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
};

const headers = {
  ETag: {
    description: 'Version of what was answered, for `If-Match` and `If-None-Match`.',
    schema: { type: 'string' },
    example: '"7"',
  },
  Location: {
    description: 'Address of what was made.',
    schema: { type: 'string' },
    example: '/api/v1/rounds/6f1f2f0e-6a0c-4c53-9a38-0d9a3f1f3f57',
  },
  'Idempotent-Replayed': {
    description: '`true` where the answer was given before, under the same key.',
    schema: { type: 'string', enum: ['true'] },
    example: 'true',
  },
};

const statusWords: Record<string, string> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken in; it follows.',
  204: 'Done; there is nothing to answer.',
  503: 'Not ready.',
};

function describeAnswers(operation: Operation, facts: Facts): void {
  const versioned = operation.parameters?.some(
    (each) => 'name' in each && each.name === 'If-Match',
  );
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (!answer || '$ref' in answer) continue;
    answer.description ||= statusWords[status] ?? 'Done.';
    if (!status.startsWith('2')) continue;
    const own = [
      ...(facts.method === 'get' || versioned ? (['ETag'] as const) : []),
      ...(facts.location ? (['Location'] as const) : []),
      ...(takesKey(operation, facts) && !facts.secret ? (['Idempotent-Replayed'] as const) : []),
    ];
    if (own.length > 0)
      answer.headers = Object.fromEntries(own.map((name) => [name, headers[name]]));
  }
  if (facts.method === 'get')
    operation.responses['304'] = { description: 'As under the `ETag` of `If-None-Match`.' };
}
