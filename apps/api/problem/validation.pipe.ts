import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';

import { Problem } from './problem.js';
import type { FieldIssue } from './word-issue.js';

/** Checks bodies and queries against their zod schemas and names each field that does not fit. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      // All our schemas are zod's, so the issues are zod's too.
      exceptionFactory: (issues) => new Problem('request.invalid', {}, issues as FieldIssue[]),
    });
  }
}
