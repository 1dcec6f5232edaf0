import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import { Problem } from '../problem/problem.js';

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const localNames = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * The mailbox holds everybody's mail and asks for no sign-in, so it answers this machine only. The host
 * name is looked at too: a page of another site can point its own name at 127.0.0.1 (DNS rebinding).
 */
@Injectable()
export class LoopbackGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const local =
      loopback.test(request.socket.remoteAddress ?? '') &&
      localNames.test(request.headers.host ?? '') &&
      request.headers['x-forwarded-for'] === undefined;
    if (!local) throw new Problem('mailbox.loopback');
    return true;
  }
}
