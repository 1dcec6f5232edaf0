import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { DataSource } from 'typeorm';

import type { ReadAction } from '#libs/audit/actions.js';
import { recordRead } from '#libs/audit/record.js';

import { accessKey, type AccessRule } from './access.js';

const readsKey = 'reads';

/** An organiser's route that shows personal data: each request is written into the audit log. */
export const Reads = (action: ReadAction) => SetMetadata(readsKey, action);

/** Records before the handler reads, so that nobody sees what the log does not know of. */
@Injectable()
export class ReadsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const handler = context.getHandler();
    const action = this.reflector.get<ReadAction | undefined>(readsKey, handler);
    if (action) {
      const { user, showcaseId, params } = context.switchToHttp().getRequest<Request>();
      const rule = this.reflector.get<AccessRule>(accessKey, handler);
      if (!user || !showcaseId || rule.kind !== 'organiser')
        throw new Error(`${action} is recorded on routes of organisers only`);
      const participantId = rule.of === 'participant' ? String(params['id']) : null;
      await recordRead(this.dataSource.manager, {
        action,
        actorId: user.id,
        showcaseId,
        participantId,
      });
    }
    return next.handle();
  }
}
