import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

import { problem } from './shapes.js';

/** Documents what a route answers: its body and the problems it may answer instead. */
export function Answers(status: number, schema: z.ZodType | null, ...problems: number[]) {
  return applyDecorators(
    ApiResponse(schema ? { status, standardSchema: schema } : { status }),
    ...problems.map((code) => ApiResponse({ status: code, standardSchema: problem })),
  );
}
