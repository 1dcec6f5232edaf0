import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const localNames = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * The mailbox holds everybody's mail and asks for no sign-in, so it answers this machine only. The host
 * name is looked at too: a page of another site can point its own name at 127.0.0.1 (DNS rebinding). Where
 * readers reach us by another name there is a proxy in front, and everybody comes from this machine.
 */
@Injectable()
export class LoopbackGuard implements CanActivate {
  constructor(@Inject(apiSetup) private readonly setup: ApiSetup) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const local =
      loopback.test(request.socket.remoteAddress ?? '') &&
      localNames.test(request.headers.host ?? '') &&
      localNames.test(new URL(this.setup.publicUrl).host) &&
      !proxyHeaders.some((name) => name in request.headers);
    if (!local) throw new Problem('mailbox.loopback');
    return true;
  }
}
