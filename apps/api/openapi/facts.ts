import type { OpenAPIObject } from '@nestjs/swagger';

import type { LimitName } from '#libs/limits/limits.js';

import type { AccessRule } from '../access/access.js';
import { createLimits } from '../access/count-creates.js';
import type { ProblemCode } from '../problem/problem.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;

/** What the decorators of a route say of it, for the document alone. */
export interface Facts {
  method: Method;
  path: string;
  rule: AccessRule | null;
  problems: ProblemCode[];
  limits: LimitName[];
  secret: boolean;
  location: boolean;
}

const methods: readonly Method[] = ['get', 'put', 'post', 'patch', 'delete'];

export function operationsOf(document: OpenAPIObject): [Method, string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): [Method, string, Operation][] => {
      const operation = item[method];
      return operation ? [[method, path, operation]] : [];
    }),
  );
}

/** Takes the facts out of an operation; what is left is plain OpenAPI. */
export function takeFacts(method: Method, path: string, operation: Operation): Facts {
  const noted = operation as unknown as Record<string, unknown>;
  const take = (name: string): unknown => {
    const value = noted[`x-${name}`];
    delete noted[`x-${name}`];
    return value;
  };
  const rule = (take('access') ?? null) as AccessRule | null;
  const own = (take('limits') ?? []) as LimitName[];
  return {
    method,
    path,
    rule,
    problems: (take('problems') ?? []) as ProblemCode[],
    limits: rule ? [...own, ...createLimits(rule, method.toUpperCase())] : own,
    secret: take('secret') === true,
    location: take('location') === true,
  };
}
