import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { ApiKeyScope } from '#libs/accounts/api-key.entity.js';
import type { User } from '#libs/accounts/user.entity.js';
import type { ReadableFile } from '#libs/files/find-readable.js';
import type { MembershipRole } from '#libs/companies/membership.entity.js';
import type { ParticipantStatus } from '#libs/showcases/participant.entity.js';

/** For whom a member acts. The showcase's part is null on routes of a company itself. */
export interface ActingFor {
  companyId: string;
  role: MembershipRole;
  participation: { id: string; showcaseId: string; status: ParticipantStatus } | null;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the access guard when the caller is signed in, or sends an API key of this user. */
    user?: User;
    /** Set by the access guard when the caller is a browser that is signed in. */
    sessionId?: string;
    /** Set by the access guard when the caller is a machine: what its key may do. */
    keyScopes?: ApiKeyScope[];
    /** Set by the access guard on organiser routes: the showcase the rule was checked for. */
    showcaseId?: string;
    /** Set by the access guard on member routes. */
    actingFor?: ActingFor;
    /** Set by the access guard on routes of stored files. */
    file?: ReadableFile;
  }
}

export const sessionCookie = 'showcase_session';
/** Binds a sign-in link to the browser that asked for it. */
export const browserCookie = 'showcase_browser';

function request(context: ExecutionContext): Request {
  return context.switchToHttp().getRequest<Request>();
}

/** The signed-in user; on public routes it may be undefined. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).user,
);

/** Id of the session that the caller is signed in by. */
export const SessionId = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).sessionId,
);

/** Id of the showcase that the caller was found to organise. */
export const ShowcaseId = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).showcaseId,
);

/** Company and participation that the caller was found to act for. */
export const Acting = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).actingFor,
);

/** The stored file that the caller was found to be allowed to read. */
export const FileToRead = createParamDecorator(
  (_: unknown, context: ExecutionContext) => request(context).file,
);
