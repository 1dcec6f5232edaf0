import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';

import { once, type GivenAnswer } from '#libs/idempotency/once.js';
import { Limits } from '#libs/limits/limits.js';

import { readKey, secretAnswer, unfitKey } from './idempotency-key.js';

/**
 * Carries out a POST with an `Idempotency-Key` once, and answers its repetitions as the first time. The guard has
 * let the request pass before: who may not do a thing any more is not shown that it was done.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reflector: Reflector,
    private readonly limits: Limits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const header = request.headers['idempotency-key'];
    // Other methods are idempotent as they are; without an account nobody's keys can be told from another's.
    if (typeof header !== 'string' || request.method !== 'POST' || !request.user)
      return next.handle();
    // Browsers send an empty body without saying what it is; `is` takes its length of 0 for a body.
    const said = request.headers['content-type'] !== undefined;
    if (said && request.is('json') === false) throw unfitKey('field.idempotency-json');
    const secret = this.reflector.get<true | undefined>(secretAnswer, context.getHandler());
    const keyed = {
      userId: request.user.id,
      key: readKey(header),
      parts: [request.originalUrl, JSON.stringify(request.body ?? null)],
      secret: secret === true,
    };
    return from(this.answer(keyed, http.getResponse<Response>(), next));
  }

  private async answer(
    keyed: Parameters<typeof once>[1],
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    await this.limits.take('idempotency', keyed.userId);
    const { answer, replayed } = await once(this.dataSource, keyed, async () =>
      given(response, await lastValueFrom(next.handle(), { defaultValue: undefined })),
    );
    if (replayed) repeat(response, answer);
    return answer.body === null ? undefined : (JSON.parse(answer.body) as unknown);
  }
}

function given(response: Response, body: unknown): GivenAnswer {
  const header = (name: string) => {
    const value = response.getHeader(name);
    return value === undefined ? null : String(value);
  };
  return {
    status: response.statusCode,
    location: header('Location'),
    etag: header('ETag'),
    body: body === undefined ? null : JSON.stringify(body),
  };
}

function repeat(response: Response, { status, location, etag }: GivenAnswer): void {
  response.status(status).setHeader('Idempotent-Replayed', 'true');
  if (location !== null) response.setHeader('Location', location);
  if (etag !== null) response.setHeader('ETag', etag);
}
