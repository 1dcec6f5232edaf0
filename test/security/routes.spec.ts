import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityMetadata } from 'typeorm';

import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { fillSide, openSide, type Side, type SideIds } from '#test/support/side.js';

const document = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };

let application: Application;
let side: Side;
let ids: SideIds;
let admin: Client;

beforeAll(async () => {
  application = await openApplication();
  side = await openSide(application, 'routes-2027', 30);
  ids = await fillSide(side);
  const cookie = await application.signIn({ email: 'admin@site.example', isAdmin: true });
  admin = clientOf(application.url, cookie);
});

afterAll(() => application.close());

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** Every route that Express knows, as the document writes it. */
function liveRoutes(layers: Layer[]): string[] {
  return layers.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map(
          (method) => `${method.toUpperCase()} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`,
        )
      : liveRoutes(handle?.stack ?? []),
  );
}

describe('the routes of the running application', () => {
  it('all stand in the document that the access rules are checked by', () => {
    const express = application.app.getHttpAdapter().getInstance() as {
      router: { stack: Layer[] };
    };
    const live = liveRoutes(express.router.stack);
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(live.length).toBeGreaterThan(80);
    expect(live.filter((route) => !documented.includes(route))).toEqual([]);
  });
});

/** Every column of every entity, with a value that would be a change. */
function everyColumn({ entityMetadatas }: DataSource): Record<string, unknown> {
  const columns = entityMetadatas.flatMap((metadata: EntityMetadata) => metadata.columns);
  return Object.fromEntries(
    columns.map(({ propertyName, type }) => [propertyName, foreign[String(type)] ?? 'approved']),
  );
}

const foreign: Record<string, unknown> = {
  uuid: '00000000-0000-4000-8000-00000000dead',
  boolean: true,
  integer: 999,
  bigint: 999,
  timestamptz: '2001-01-01T00:00:00.000Z',
  date: '2001-01-01',
  jsonb: {},
};

/** Columns that no request may set, whatever else it may. */
const forbidden = `
  select 'user' as of, id::text, md5(concat(email, is_admin, created_at)) as sum from "user"
  union all select 'participant', id::text, md5(concat(code, status, showcase_id, company_id, submitted_at,
    decided_at, reason, segment, created_at)) from participant
  union all select 'company', id::text, md5(concat(country, registration_number, number_confirmed, uei, cage, duns,
    lei, sample, created_at)) from company
  union all select 'membership', id::text, md5(concat(role, company_id, user_id)) from membership
  union all select 'organiser', id::text, md5(concat(user_id, showcase_id)) from organiser
  union all select 'showcase', id::text, md5(concat(slug, sector, sample, created_at)) from showcase
  union all select 'round', id::text, md5(concat(number, showcase_id, started_by_id, created_at)) from round
  union all select 'wish', id::text, md5(concat(from_id, to_id)) from wish
  union all select 'request', id::text, md5(concat(from_id, to_id, created_at, expires_at)) from meeting_request
  union all select 'invitation', id::text, md5(concat(code, showcase_id)) from invitation
  union all select 'consent', id::text, md5(concat(user_id, showcase_id, given_at)) from consent
  order by 1, 2`;

describe('every column of every table, sent along', () => {
  type Write = [string, string, () => Client, () => object];
  const firm = () => side.korean.client;
  const own = () => `/participations/${side.korean.id}`;
  const part = { roles: ['supplier'], minMeetings: 1, maxMeetings: 8 };
  const person = answersOf('KR', 30).people.delegates[0];
  const { name, slots } = newShowcase('extra-2027');
  const writes: Write[] = [
    ['PATCH', '/me', firm, () => ({ name: 'Jo' })],
    ['POST', '/sign-in-links', firm, () => ({ email: 'a@b.example', language: 'en' })],
    ['POST', '/session', firm, () => ({ token: 'x'.repeat(43) })],
    ['POST', '/api-keys', firm, () => ({ name: 'CRM', scopes: ['company:read'], days: 1 })],
    ['POST', '/showcases', () => admin, () => ({ ...newShowcase('extra-2027'), name, slots })],
    ['PUT', '%s/settings', () => side.organiser, () => ({})],
    ['POST', '%s/decisions', () => side.organiser, () => decision()],
    ['POST', '%s/invitations', () => side.organiser, () => invitation],
    ['POST', '%s/rounds', () => side.organiser, () => ({ budget: 'quick' })],
    ['POST', '%s/registration/similar', firm, () => similar],
    ['PUT', '%c', firm, () => ({ ...answersOf('KR', 30).company, country: undefined })],
    ['POST', '%c/people', firm, () => ({ email: 'c@d.example', language: 'en' })],
    ['PATCH', '%c/people/%u', firm, () => ({ role: 'member' })],
    ['PUT', '%p/part', firm, () => part],
    ['PUT', '%p/delegates', firm, () => ({ items: [{ ...person, ...everything }] })],
    ['PUT', '%p/offerings', firm, () => ({ items: [everything] })],
    ['PUT', '%p/needs', firm, () => ({ items: [everything] })],
    ['PUT', '%p/interests', firm, () => ({ items: [everything] })],
    ['PUT', '%p/certificates', firm, () => ({ items: [everything] })],
    ['POST', '%p/messages', firm, () => ({ body: 'Hello' })],
    ['PUT', '%p/wishes/%a', firm, () => ({ kind: 'meet', note: null })],
    ['PUT', '%p/wish-order', firm, () => ({ ids: [] })],
    ['POST', '%p/requests', firm, () => ({ to: side.american.id, note: 'Hello' })],
    ['PATCH', '%p/requests/%r', firm, () => ({ note: 'Other' })],
    ['POST', '%p/requests/%r/answer', firm, () => ({ answer: 'withdrawn' })],
  ];
  const decision = () => ({ participants: [side.korean.id], action: 'reopen', text: null });
  const invitation = { segment: 'A', country: null, role: null, expiresAt: null };
  const similar = { country: 'KR', names: [], identifiers: [] };
  let everything: Record<string, unknown>;

  it.each(writes)('sets nothing that is not to be set: %s %s', async (method, path, who, body) => {
    everything = everyColumn(application.dataSource);
    const address = path
      .replace('%s', `/showcases/${side.slug}`)
      .replace('%c', `/companies/${side.korean.companyId}`)
      .replace('%p', own())
      .replace('%u', ids.user)
      .replace('%a', side.american.id)
      .replace('%r', ids.request);
    const before = await application.dataSource.query<unknown[]>(forbidden);
    const typed = body() as Record<string, unknown>;
    const answer = await who().call(
      method,
      address,
      { ...everything, ...typed, constructor: {}, isAdmin: true, status: 'approved' },
      { 'If-Match': '"1"' },
    );
    expect([400, 401]).toContain(answer.status);
    expect(await application.dataSource.query(forbidden)).toEqual(before);
  });
});
