import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Company } from '#libs/companies/company.entity.js';
import { Membership, type MembershipRole } from '#libs/companies/membership.entity.js';
import { storeFile } from '#libs/files/store-file.js';
import { ensureUser } from '#libs/accounts/sign-in.js';
import { User } from '#libs/accounts/user.entity.js';
import { Organiser } from '#libs/showcases/organiser.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';
import { holdToContract } from '#test/support/contract.js';

import { roles, rules, type Role } from './access-rules.js';

const document = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

let application: Application;
const machine = 'API key with too small a scope' satisfies Role;
const emails: Record<Role, string> = {
  anonymous: '',
  'organiser of another showcase': 'other@firm.example',
  'member of another company': 'member@other.example',
  member: 'member@own.example',
  owner: 'owner@own.example',
  organiser: 'organiser@showcase.example',
  admin: 'admin@showcase.example',
  [machine]: 'everything@own.example',
  delegate: 'delegate@own.example',
  interpreter: 'interpreter@showcase.example',
};
const cookies = {} as Record<Role, string>;
/** Keys of somebody who may do everything, each with the scopes that the method does not need. */
let keys: { writing: string; reading: string };
let ids: { participant: string; round: string; company: string; file: string };

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  const { showcase, userId } = await loadShowcase(dataSource);
  const stranger = await ensureUser(dataSource.manager, {
    email: 'other@firm.example',
    name: 'Other',
  });
  await createShowcase(dataSource, otherShowcase, stranger);
  const { id } = await application.rounds.start({
    showcaseId: showcase.id,
    userId,
    budget: 'quick',
  });
  const [own, foreign] = await Promise.all(
    ['K001', 'K002'].map((code) =>
      dataSource.manager.findOneOrFail(Participant, {
        where: { code },
        relations: { company: true },
      }),
    ),
  );
  const file = await storeFile(
    dataSource,
    { companyId: own!.company.id, certificate: null },
    { content: Buffer.from('RIFF'), contentType: 'image/webp', name: 'logo' },
    userId,
  );
  ids = { participant: own!.id, round: id, company: own!.company.id, file: file.id };
  const join = async (email: string, company: Company, role: MembershipRole) => {
    const user = await ensureUser(dataSource.manager, { email, name: email });
    await dataSource.manager.insert(Membership, { company, user, role });
    return user;
  };
  await join(emails['member of another company'], foreign!.company, 'owner');
  await join(emails.member, own!.company, 'member');
  await join(emails.owner, own!.company, 'owner');
  const everything = await join(emails[machine], own!.company, 'owner');
  await dataSource.manager.update(User, everything.id, { isAdmin: true });
  await dataSource.manager.insert(Organiser, { showcase, user: everything });
  await attend(dataSource, own!, showcase);
  const admin = { email: emails.admin, name: 'Admin', isAdmin: true };
  await ensureUser(dataSource.manager, admin);
  for (const role of roles) cookies[role] = await signIn(role);
  keys = {
    writing: await newKey(cookies[machine], ['showcase:write', 'company:write']),
    reading: await newKey(cookies[machine], ['showcase:read', 'company:read']),
  };
});

/** Who is nothing but a delegate of the firm or an interpreter of the showcase. */
async function attend({ manager }: DataSource, participant: Participant, showcase: Showcase) {
  const person = { nameEn: 'Attendee', languages: ['ko', 'en'], timeZone: 'Asia/Seoul' };
  const { delegate: email, interpreter } = emails;
  const place = { participant, position: 99, mailLanguage: 'ko' as const };
  await manager.insert(Delegate, { ...person, ...place, email });
  await manager.insert(Interpreter, { ...person, showcase, email: interpreter });
}

async function signIn(role: Role): Promise<string> {
  return emails[role] === '' ? '' : application.signIn({ email: emails[role] });
}

async function newKey(cookie: string, scopes: string[]): Promise<string> {
  const client = clientOf(application.url, cookie);
  const key = { name: scopes.join(), scopes, days: 1 };
  return (await client.call<{ token: string }>('POST', '/api-keys', key)).body.token;
}

afterAll(() => application.close());

const texts = { en: 'Other', ko: '다른' };
const otherShowcase = {
  slug: 'other-2027',
  sector: 'robotics',
  name: texts,
  venue: texts,
  city: texts,
  timeZone: 'Asia/Seoul',
  startsOn: '2027-01-01',
  endsOn: '2027-01-02',
  contact: { name: 'Other', email: 'other@firm.example', phone: null },
  slots: [],
  tables: 0,
};

function credentials(role: Role, method: string): Record<string, string> {
  if (role !== machine) return { Cookie: cookies[role] };
  return { Authorization: `Bearer ${method === 'GET' ? keys.writing : keys.reading}` };
}

async function call(route: string, role: Role) {
  const [method = '', path = ''] = route.split(' ');
  const id = /participa/.test(path)
    ? ids.participant
    : path.includes('companies')
      ? ids.company
      : path.startsWith('/files')
        ? ids.file
        : ids.round;
  const address = path
    .replace('{slug}', slug)
    .replace('{id}', id)
    .replace('{token}', 'x'.repeat(43))
    .replace('{step}', 'company')
    .replaceAll(/\{\w+Id\}/g, '00000000-0000-4000-8000-000000000000');
  const stop = new AbortController();
  const answer = await fetch(application.url + address, {
    method,
    headers: { ...credentials(role, method), 'Content-Type': 'application/json' },
    signal: stop.signal,
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  const stream = answer.headers.get('content-type')?.includes('event-stream');
  const body = stream ? '' : await answer.text();
  stop.abort();
  const type = answer.headers.get('content-type');
  const read: unknown = type?.includes('json') && body ? JSON.parse(body) : null;
  holdToContract(method, address, { status: answer.status, type, body: read });
  const code = answer.ok ? '' : ((read as { code?: string }).code ?? '');
  return { status: answer.status, code };
}

describe('every route x every role', () => {
  it('has a rule for every route', () => {
    expect(routes.sort()).toEqual(Object.keys(rules).sort());
  });

  // A logo that is gone cannot be read, withdrawing closes the directory, and what ends a session or an account comes last.
  const lastRoutes = [
    'DELETE /api/v1/companies/{id}/logo',
    'POST /api/v1/participations/{id}/withdraw',
    'DELETE /api/v1/session',
    'DELETE /api/v1/sessions',
    'DELETE /api/v1/me',
  ];
  const last = (route: string) => lastRoutes.indexOf(route);
  const order = [...routes].sort((a, b) => last(a) - last(b));
  const cells = order.flatMap((route) =>
    roles.map((role, index) => [route, role, rules[route]?.[index]] as const),
  );

  it.each(cells)('%s as %s: %s', async (route, role, verdict) => {
    // Each of these ends the session that the next one needs.
    if (['DELETE /api/v1/sessions', 'DELETE /api/v1/me'].includes(route))
      cookies[role] = await signIn(role);
    const { status, code } = await call(route, role);
    if (verdict === 'refused') expect([status, code]).toEqual([401, 'access.sign-in']);
    else if (verdict === 'forbidden') expect([status, code]).toEqual([403, 'access.forbidden']);
    else if (verdict === 'owner-only') expect([status, code]).toEqual([403, 'company.owner-only']);
    else if (verdict === 'small-scope') expect([status, code]).toEqual([403, 'access.scope']);
    else if (verdict === 'no-keys') expect([status, code]).toEqual([403, 'access.no-keys']);
    else if (verdict === 'unknown')
      expect([status, code]).toEqual([
        404,
        expect.stringMatching(/^(showcase|participant|participation|company|round|file)\.unknown$/),
      ]);
    else {
      expect([
        'access.sign-in',
        'access.forbidden',
        'access.key',
        'access.scope',
        'access.no-keys',
        'showcase.unknown',
        'participant.unknown',
        'participation.unknown',
        'company.unknown',
        'company.owner-only',
        'round.unknown',
        'file.unknown',
      ]).not.toContain(code);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('requests that are not what they seem', () => {
  it('refuses a change asked for by a page of another site', async () => {
    const answer = await fetch(`${application.url}/api/v1/me`, {
      method: 'PATCH',
      headers: {
        Cookie: cookies.admin,
        Origin: 'https://evil.example',
        'Content-Type': 'application/json',
      },
      body: '{"language":"ko"}',
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'request.origin' });
  });

  it("names each field that does not fit, in the reader's language", async () => {
    const answer = await fetch(`${application.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'ko' },
      body: '{"token":1,"extra":true}',
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as {
      code: string;
      detail: string;
      errors: { field: string; message: string }[];
    };
    expect(problem).toMatchObject({ code: 'request.invalid' });
    expect(problem.detail).toMatch(/[가-힣]/);
    expect(problem.errors.map(({ field }) => field)).toContain('token');
    expect(problem.errors[0]?.message).toMatch(/[가-힣]/);
  });

  it.each(['{', '[', '"'.repeat(10), '{"a":'.repeat(1000)])(
    'answers broken JSON with a problem: %j',
    async (body) => {
      const answer = await fetch(`${application.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^request\./) });
    },
  );

  it('uses a sign-in link once', async () => {
    const cookie = await application.signIn({ email: 'once@showcase.example' });
    expect(cookie).toContain('showcase_session=');
    const answer = await fetch(`${application.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: 'x'.repeat(43) }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'sign-in.invalid',
    ]);
  });
});
