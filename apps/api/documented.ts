import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

import type { LimitName } from '#libs/limits/limits.js';

import type { ProblemCode } from './problem/problem.js';

/**
 * Documents what a route answers: its body, and the problems of its own. Those that its access rule, its
 * parameters and its body may cause are found by the document itself (`openapi/problems.ts`).
 */
export function Answers(status: number, schema: z.ZodType | null, ...problems: ProblemCode[]) {
  return applyDecorators(
    ApiResponse(schema ? { status, standardSchema: schema } : { status }),
    ApiExtension('x-problems', problems),
  );
}

/** Documents the limits that a route counts on. */
export const Limited = (...names: LimitName[]) => ApiExtension('x-limits', names);

/** Documents that the answer names the address of what was made. */
export const SendsLocation = () => ApiExtension('x-location', true);
