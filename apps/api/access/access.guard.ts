import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { findReadable, type ReadableFile } from '#libs/files/find-readable.js';
import { Limits } from '#libs/limits/limits.js';

import { Problem } from '../problem/problem.js';

import { accessKey, type AccessRule } from './access.js';
import { actingFor } from './acting-for.js';
import { readCaller } from './caller.js';
import { countCreates } from './count-creates.js';
import { isSafe, neededScope, type ScopedRule } from './scopes.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The showcase a route is about; the answer is the same for what does not exist and what is another's. */
const showcaseOf = {
  showcase: 'select id from showcase where slug = $1',
  participant: 'select showcase_id as id from participant where id = $1',
  round: 'select showcase_id as id from round where id = $1',
} as const;

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    refuseOtherSites(request);
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw new Problem('access.forbidden');
    await readCaller(this.dataSource, request);
    if (rule.kind === 'public') return true;
    const { user } = request;
    if (!user) throw new Problem('access.sign-in');
    await countCreates(this.limits, rule, request);
    if (rule.kind === 'file') {
      request.file = await this.readable(request, user);
      return true;
    }
    refuseSmallKeys(rule, request);
    if (rule.kind === 'admin' && !user.isAdmin) throw new Problem('access.forbidden');
    if (rule.kind === 'account' && rule.staff && !(await this.isStaff(user)))
      throw new Problem('access.forbidden');
    if (rule.kind === 'organiser')
      request.showcaseId = await this.organised(rule.of, request, user);
    if (rule.kind === 'member') {
      const id = request.params['id'];
      if (typeof id !== 'string' || !uuid.test(id)) throw new Problem(`${rule.of}.unknown`);
      request.actingFor = await actingFor(this.dataSource, rule, id, user);
    }
    return true;
  }

  /** As a company or as an organiser, as far as the caller's key reaches. */
  private async readable(request: Request, user: User): Promise<ReadableFile> {
    const id = request.params['id'];
    const known = typeof id === 'string' && uuid.test(id);
    const file = known ? await findReadable(this.dataSource, id, user) : null;
    if (!file) throw new Problem('file.unknown');
    const { keyScopes: scopes } = request;
    const asCompany = file.asCompany && (scopes?.includes('company:read') ?? true);
    const asOrganiser = file.asOrganiser && (scopes?.includes('showcase:read') ?? true);
    if (!asCompany && !asOrganiser)
      throw new Problem('access.scope', {
        scope: file.asCompany ? 'company:read' : 'showcase:read',
      });
    return { ...file, asCompany, asOrganiser };
  }

  /** Administrators and organisers of any showcase. */
  private async isStaff(user: User): Promise<boolean> {
    if (user.isAdmin) return true;
    const [row] = await this.dataSource.query<{ staff: boolean }[]>(
      'select exists (select from organiser where user_id = $1) as staff',
      [user.id],
    );
    return row?.staff ?? false;
  }

  private async organised(
    of: keyof typeof showcaseOf,
    request: Request,
    user: User,
  ): Promise<string> {
    const unknown = new Problem(`${of}.unknown`);
    const key = of === 'showcase' ? request.params['slug'] : request.params['id'];
    if (typeof key !== 'string' || (of !== 'showcase' && !uuid.test(key))) throw unknown;
    const [found] = await this.dataSource.query<{ id: string }[]>(
      `select s.id from (${showcaseOf[of]}) s
       where $3 or exists (select from organiser o where o.showcase_id = s.id and o.user_id = $2)`,
      [key, user.id, user.isAdmin],
    );
    if (!found) throw unknown;
    return found.id;
  }
}

/** A key acts as its user, but within its scopes only; what is a person's own takes no keys at all. */
function refuseSmallKeys(rule: ScopedRule, request: Request): void {
  if (!request.keyScopes) return;
  const scope = neededScope(rule, request.method);
  if (scope === null) throw new Problem('access.no-keys');
  if (!request.keyScopes.includes(scope)) throw new Problem('access.scope', { scope });
}

/** A page of another site must not act with the reader's cookie (CSRF); browsers name their origin on unsafe methods. */
function refuseOtherSites(request: Request): void {
  if (isSafe(request.method)) return;
  // What a browser says of itself and no page can forge (Fetch Metadata); it stands where an origin is missing.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('request.origin');
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host)
    throw new Problem('request.origin');
}
