import { randomUUID } from 'node:crypto';

import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';

import { databaseIsAway } from '#libs/database/database-is-away.js';
import { StaleError } from '#libs/audit/last-change.js';
import { LimitError } from '#libs/limits/limits.js';
import { formatMessage } from '#libs/messages/format.js';

import { requestLanguage } from '../access/language.js';

import { methodsAt } from './methods-at.js';
import { isProblemCode, Problem, problemStatus, type ProblemCode } from './problem.js';
import { wordIssue } from './word-issue.js';

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'request.malformed',
  404: 'request.not-found',
  405: 'request.method',
  413: 'request.too-large',
  // Of the body parser: a charset or an encoding that it does not know.
  415: 'request.media-type',
  503: 'server.unavailable',
};

/** How soon a repetition makes sense. */
const waitSeconds: Partial<Record<ProblemCode, number>> = {
  'server.unavailable': 5,
  'request.key-in-use': 1,
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
    const problem = meant(this.problemOf(error), request, response);
    const status = problemStatus[problem.code];
    const language = requestLanguage(request);
    const wait = error instanceof LimitError ? error.retryAfterSeconds : waitSeconds[problem.code];
    if (wait !== undefined) response.setHeader('Retry-After', String(wait));
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
          ...(problem.issues.length > 0
            ? { errors: problem.issues.map((issue) => wordIssue(issue, language)) }
            : {}),
          ...(problem.current ? { current: problem.current } : {}),
        }),
      );
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof StaleError) return new Problem(error.code, {}, [], error.current);
    // Rooms throw errors of their own that carry one of our codes.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (isProblemCode(code)) return new Problem(code);
    const status = httpStatus(error);
    const known = status === null ? undefined : codeOfStatus[status];
    if (known) return new Problem(known, { reason: (error as Error).message });
    if (databaseIsAway(error)) {
      this.log.warn({ err: error }, 'The database cannot be reached');
      return new Problem('server.unavailable');
    }
    const id = randomUUID();
    this.log.error({ id, err: error }, 'Unexpected error');
    return new Problem('server.failed', { id });
  }
}

/** What a problem is really about, where the request tells more than the error. */
function meant(problem: Problem, request: Request, response: Response): Problem {
  // Only JSON is read, so a body of another kind was taken for none.
  const none = problem.issues.some(({ path }) => path?.length === 0);
  if (problem.code === 'request.invalid' && none && request.is('json') === false)
    return new Problem('request.media-type');
  if (problem.code !== 'request.not-found') return problem;
  const methods = methodsAt(request);
  if (methods.length === 0 || methods.includes(request.method)) return problem;
  response.setHeader('Allow', methods.join(', '));
  return new Problem('request.method');
}

/** Status of Nest's own errors and of the body parser's, which are plain errors with a `status`. */
function httpStatus(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number')
    return error.status;
  return null;
}
