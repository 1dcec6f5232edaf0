import { randomUUID } from 'node:crypto';

import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';

import type { Language } from '#libs/accounts/user.entity.js';
import { LimitError } from '#libs/limits/limits.js';
import { formatMessage } from '#libs/messages/format.js';

import { requestLanguage } from '../access/language.js';

import {
  isProblemCode,
  Problem,
  problemStatus,
  type FieldIssue,
  type ProblemCode,
} from './problem.js';

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'request.malformed',
  404: 'request.not-found',
  405: 'request.method',
  413: 'request.too-large',
  503: 'server.unavailable',
};

/** Answers every error as `application/problem+json` in the reader's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const request = http.getRequest<Request>();
    const problem = this.problemOf(error);
    const status = problemStatus[problem.code];
    const language = requestLanguage(request);
    const wait = error instanceof LimitError ? error.retryAfterSeconds : 5;
    if (status === 503 || status === 429) response.setHeader('Retry-After', String(wait));
    response
      .status(status)
      .setHeader('Content-Type', 'application/problem+json; charset=utf-8')
      .setHeader('Content-Language', language)
      .send(
        JSON.stringify({
          type: 'about:blank',
          title: problem.code,
          status,
          code: problem.code,
          detail: formatMessage(language, problem.code, problem.values),
          ...(problem.issues.length > 0 ? { errors: fieldErrors(problem.issues, language) } : {}),
        }),
      );
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    // Rooms throw errors of their own that carry one of our codes.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (isProblemCode(code)) return new Problem(code);
    const status = httpStatus(error);
    const known = status === null ? undefined : codeOfStatus[status];
    if (known) return new Problem(known, { reason: (error as Error).message });
    const id = randomUUID();
    this.log.error({ id, err: error }, 'Unexpected error');
    return new Problem('server.failed', { id });
  }
}

const wording = { en: z.locales.en().localeError, ko: z.locales.ko().localeError };

function fieldErrors(issues: readonly FieldIssue[], language: Language) {
  return issues.map((issue) => {
    // The locale takes an issue as it is raised; a finished one has the same fields.
    const worded = wording[language](issue as Parameters<(typeof wording)['en']>[0]);
    return {
      field: issue.path.join('.'),
      code: issue.code,
      message: (typeof worded === 'string' ? worded : worded?.message) ?? issue.message,
    };
  });
}

/** Status of Nest's own errors and of the body parser's, which are plain errors with a `status`. */
function httpStatus(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number')
    return error.status;
  return null;
}
