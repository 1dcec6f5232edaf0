import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ApiKey } from '#libs/accounts/api-key.entity.js';
import { hashToken } from '#libs/accounts/tokens.js';
import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client, type Member } from '#test/support/client.js';

let application: Application;
let organiser: Client;
let member: Member;

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  const cookie = await application.signIn({ email: 'organiser@showcase.example' });
  organiser = clientOf(application.url, cookie);
  member = await memberOf(application, 'K001');
});

afterAll(() => application.close());

async function newKey(of: Client, scopes: string[], days = 30) {
  const made = await of.call<{ id: string; token: string }>('POST', '/api-keys', {
    name: 'CRM export',
    scopes,
    days,
  });
  expect(made.status).toBe(201);
  const headers = { Authorization: `Bearer ${made.body.token}` };
  const machine = clientOf(application.url, '');
  const call = async <Body = { code: string }>(method: string, path: string, body?: unknown) =>
    machine.call<Body>(method, path, body, headers);
  return { ...made.body, call };
}

const participants = `/showcases/${slug}/participants`;

describe('API keys', () => {
  it('open what their user organises, within their scopes', async () => {
    const reading = await newKey(organiser, ['showcase:read']);
    const list = await reading.call<{ total: number }>('GET', participants);
    expect([list.status, list.body.total]).toEqual([200, 128]);
    const refused = await reading.call<{ code: string; detail: string }>(
      'POST',
      `/showcases/${slug}/rounds`,
      { budget: 'quick' },
    );
    expect([refused.status, refused.body.code]).toEqual([403, 'access.scope']);
    expect(refused.body.detail).toContain('showcase:write');
    const writing = await newKey(organiser, ['showcase:write']);
    expect((await writing.call('GET', participants)).body.code).toBe('access.scope');
    const invitation = { segment: 'By machine', country: null, role: null, expiresAt: null };
    const made = await writing.call('POST', `/showcases/${slug}/invitations`, invitation);
    expect(made.status).toBe(201);
  });

  it('open nothing that their user may not do', async () => {
    const key = await newKey(member.client, ['showcase:read', 'company:read', 'company:write']);
    expect((await key.call('GET', participants)).body.code).toBe('showcase.unknown');
    const other = await memberOf(application, 'K002');
    const foreign = await key.call('GET', `/participations/${other.id}`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'participation.unknown']);
    expect((await key.call('GET', `/participations/${member.id}`)).status).toBe(200);
  });

  it('tell a machine what it has to do with, and nothing beyond its scopes', async () => {
    const key = await newKey(member.client, ['company:read']);
    const me = await key.call<{ participations: { id: string }[] }>('GET', '/me');
    expect(me.body.participations.map(({ id }) => id)).toEqual([member.id]);
    const showcasesOnly = await newKey(member.client, ['showcase:read']);
    const { body } = await showcasesOnly.call('GET', '/me');
    expect(body).toMatchObject({ user: { name: 'K001' }, participations: [], companies: [] });
  });

  it('change nothing of the account and make no further keys', async () => {
    const key = await newKey(organiser, [
      'showcase:read',
      'showcase:write',
      'company:read',
      'company:write',
    ]);
    const more = { name: 'More', scopes: ['company:read'], days: 1 };
    for (const [method, path, body] of [
      ['POST', '/api-keys', more],
      ['GET', '/api-keys', undefined],
      ['DELETE', `/api-keys/${key.id}`, undefined],
      ['GET', '/sessions', undefined],
      ['POST', '/passkeys/offer', {}],
      ['PATCH', '/me', { name: 'Machine' }],
    ] as const) {
      const answer = await key.call(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'access.no-keys']);
    }
  });

  it('are shown once and stored hashed', async () => {
    const key = await newKey(organiser, ['showcase:read']);
    expect(key.token).toMatch(/^sm_[\w-]{43}$/);
    const [stored] = await application.dataSource.query<object[]>(
      'select * from api_key where id = $1',
      [key.id],
    );
    expect(JSON.stringify(stored)).not.toContain(key.token);
    expect(stored).toMatchObject({ token_hash: hashToken(key.token) });
    const list = await organiser.call<{ items: { id: string; start: string }[] }>(
      'GET',
      '/api-keys',
    );
    expect(JSON.stringify(list.body)).not.toContain(key.token);
    expect(list.body.items.find(({ id }) => id === key.id)?.start).toBe(key.token.slice(0, 7));
    const entry = { action: 'api-key.created' };
    const entries = await application.dataSource.manager.findBy(AuditEntry, entry);
    expect(entries.map(({ detail }) => detail?.['key'])).toContain(key.id);
  });

  it('say when they were used last', async () => {
    const key = await newKey(organiser, ['showcase:read']);
    const lastUse = async () => {
      const list = await organiser.call<{ items: { id: string; lastUsedAt: string | null }[] }>(
        'GET',
        '/api-keys',
      );
      return list.body.items.find(({ id }) => id === key.id)?.lastUsedAt ?? null;
    };
    expect(await lastUse()).toBeNull();
    await key.call('GET', participants);
    expect(Date.now() - Date.parse((await lastUse()) ?? '')).toBeLessThan(60_000);
  });

  it('end when they expire or are removed, and a cookie beside them does not stand in', async () => {
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const key = await newKey(organiser, ['showcase:read']);
    const both = () =>
      clientOf(application.url, cookie).call<{ code: string }>('GET', participants, undefined, {
        Authorization: `Bearer ${key.token}`,
      });
    expect((await both()).status).toBe(200);
    const { manager } = application.dataSource;
    await manager.update(ApiKey, key.id, { expiresAt: new Date(Date.now() - 1000) });
    const expired = await both();
    expect([expired.status, expired.body.code]).toEqual([401, 'access.key']);
    await manager.update(ApiKey, key.id, { expiresAt: new Date(Date.now() + 60_000) });
    expect((await both()).status).toBe(200);
    expect((await organiser.call('DELETE', `/api-keys/${key.id}`)).status).toBe(204);
    expect((await both()).body.code).toBe('access.key');
    const unknown = clientOf(application.url, '').call<{ code: string }>('GET', '/me', undefined, {
      Authorization: `Bearer sm_${'x'.repeat(43)}`,
    });
    expect((await unknown).body.code).toBe('access.key');
  });

  it('are removed by their own user only', async () => {
    const key = await newKey(organiser, ['showcase:read']);
    const foreign = await member.client.call('DELETE', `/api-keys/${key.id}`);
    expect([foreign.status, foreign.body?.['code']]).toEqual([404, 'api-key.unknown']);
    expect((await key.call('GET', participants)).status).toBe(200);
  });

  it.each([
    ['longer than a year', { days: 366 }],
    ['no time at all', { days: 0 }],
    ['a part of a day', { days: 1.5 }],
    ['no scope', { scopes: [] }],
    ['a scope that is none', { scopes: ['admin:write'] }],
    ['no name', { name: ' ' }],
    ["another's account", { userId: '00000000-0000-4000-8000-000000000000' }],
    ['a token of choice', { token: 'sm_mine', tokenHash: hashToken('sm_mine') }],
  ])('are not made with %s', async (_, wrong) => {
    const body = { name: 'Wrong', scopes: ['showcase:read'], days: 30, ...wrong };
    const answer = await organiser.call('POST', '/api-keys', body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
  });

  it('are twenty at most, also when they are asked for at once', async () => {
    const someone = clientOf(
      application.url,
      await application.signIn({ email: 'collector@firm.example' }),
    );
    const key = { name: 'One more', scopes: ['company:read'], days: 1 };
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => someone.call('POST', '/api-keys', key)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => body['code']))).toEqual(new Set(['api-key.too-many']));
  });
});
