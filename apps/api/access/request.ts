import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { User } from '#libs/accounts/user.entity.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard when the caller is signed in. */
    user?: User;
    /** Set by the access guard on organiser routes: the showcase the rule was checked for. */
    showcaseId?: string;
  }
}

export const sessionCookie = 'showcase_session';

function request(context: ExecutionContext): Request {
  return context.switchToHttp().getRequest<Request>();
}

/** The signed-in user; on public routes it may be undefined. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).user,
);

/** Id of the showcase that the caller was found to organise. */
export const ShowcaseId = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).showcaseId,
);
