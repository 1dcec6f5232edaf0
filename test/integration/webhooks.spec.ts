import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import { ensureUser } from '#libs/accounts/sign-in.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { newShowcase } from '#test/factories/showcase.js';
import { slug } from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';
import { startHook, type Hook } from '#test/support/hook.js';
import {
  deliveriesPath,
  openWebhooks,
  path,
  type DeliveryPage,
  type Webhooks,
} from '#test/support/webhooks.js';

let webhooks: Webhooks;
let hook: Hook;

beforeEach(async () => {
  hook = await startHook();
});
afterEach(async () => {
  await hook.close();
  await webhooks.removeAll();
});

describe('a webhook', () => {
  beforeAll(async () => {
    webhooks = await openWebhooks();
  });
  afterAll(() => webhooks.application.close());

  it('is changed by one of two who edit it at once', async () => {
    const { id } = await webhooks.newEndpoint(hook.url);
    const change = { url: `${hook.url}?b`, types: ['mail.failed'], enabled: false };
    const edits = await Promise.all(
      [1, 2].map(() =>
        webhooks.organiser.call('PUT', `${path}/${id}`, change, { 'If-Match': '"1"' }),
      ),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await webhooks.stored(id)).toMatchObject({ ...change, version: 2 });
    expect((await webhooks.organiser.call('PUT', `${path}/${id}`, change)).status).toBe(428);
  });

  it('takes its log along when it is removed', async () => {
    const { id } = await webhooks.newEndpoint(hook.url);
    const deliveryId = await webhooks.queueTest(id);
    expect((await webhooks.organiser.call('DELETE', `${path}/${id}`)).status).toBe(204);
    expect((await webhooks.organiser.call('DELETE', `${path}/${id}`)).body).toMatchObject({
      code: 'webhook.unknown',
    });
    expect(
      (await webhooks.organiser.call('GET', `${deliveriesPath}/${deliveryId}`)).body,
    ).toMatchObject({
      code: 'webhook.delivery-unknown',
    });
    const actions = await webhooks.application.dataSource.manager.findBy(AuditEntry, {
      showcaseId: webhooks.showcaseId,
    });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['webhook.created', 'webhook.removed']),
    );
  });

  it("is another showcase's own", async () => {
    const { id } = await webhooks.newEndpoint(hook.url);
    const deliveryId = await webhooks.queueTest(id);
    const { dataSource } = webhooks.application;
    const email = 'other@showcase.example';
    const stranger = await ensureUser(dataSource.manager, { email, name: 'Other' });
    await createShowcase(dataSource, newShowcase('other-2027'), stranger);
    const other = clientOf(webhooks.application.url, await webhooks.application.signIn({ email }));
    const own = '/showcases/other-2027';
    const change = { url: hook.url, types: ['round.failed'], enabled: false };
    const version = { 'If-Match': '"1"' };
    for (const [method, address, code, body, headers] of [
      ['GET', path, 'showcase.unknown'],
      ['GET', `${deliveriesPath}/${deliveryId}`, 'showcase.unknown'],
      ['PUT', `${own}/webhooks/${id}`, 'webhook.unknown', change, version],
      ['DELETE', `${own}/webhooks/${id}`, 'webhook.unknown'],
      ['POST', `${own}/webhooks/${id}/secret`, 'webhook.unknown'],
      ['POST', `${own}/webhooks/${id}/test`, 'webhook.unknown'],
      ['GET', `${own}/webhook-deliveries/${deliveryId}`, 'webhook.delivery-unknown'],
      ['POST', `${own}/webhook-deliveries/${deliveryId}/send`, 'webhook.delivery-unknown'],
    ] as const) {
      const answer = await other.call(method, address, body, headers);
      expect([method, address, answer.status, answer.body['code']]).toEqual([
        method,
        address,
        404,
        code,
      ]);
    }
    expect((await other.call<DeliveryPage>('GET', `${own}/webhook-deliveries`)).body.total).toBe(0);
    expect(await webhooks.stored(id)).toMatchObject({ enabled: true, version: 1 });
  });

  it('is made by a key that may write, and read by one that may read', async () => {
    await webhooks.newEndpoint(hook.url);
    const keyed = async (scope: string, method: string, address: string, body?: unknown) => {
      const key = { name: scope, scopes: [scope], days: 1 };
      const { token } = (await webhooks.organiser.call<{ token: string }>('POST', '/api-keys', key))
        .body;
      const machine = clientOf(webhooks.application.url, '');
      const answer = await machine.call(method, address, body, {
        Authorization: `Bearer ${token}`,
      });
      return [answer.status, answer.body['code']];
    };
    const body = { url: hook.url, types: ['round.failed'] };
    expect(await keyed('showcase:read', 'GET', path)).toEqual([200, undefined]);
    expect(await keyed('showcase:read', 'POST', path, body)).toEqual([403, 'access.scope']);
    expect(await keyed('showcase:write', 'POST', path, body)).toEqual([201, undefined]);
    expect(await keyed('showcase:write', 'GET', deliveriesPath)).toEqual([403, 'access.scope']);
    expect(await keyed('company:write', 'POST', path, body)).toEqual([403, 'access.scope']);
  });

  it('is one of twenty at most, also when they are made at once', async () => {
    const body = { url: hook.url, types: ['round.failed'] };
    const made = await Promise.all(
      Array.from({ length: 24 }, () => webhooks.organiser.call('POST', path, body)),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    const codes = made.flatMap(({ body: { code } }) => (code ? [code] : []));
    expect(codes).toEqual(Array(4).fill('webhook.too-many'));
  });

  it('is searched, filtered, sorted and exported', async () => {
    await hook.close();
    hook = await startHook({ answer: (request) => (request === 0 ? 200 : 418) });
    const { id } = await webhooks.newEndpoint(hook.url);
    for (let count = 0; count < 3; count++) await webhooks.queueTest(id);
    await webhooks.deliver(id);
    const all = await webhooks.list('?sort=state');
    expect(all.items.map(({ state }) => state)).toEqual(['delivered', 'queued', 'queued']);
    expect(all.items.map(({ status }) => status).sort()).toEqual([200, 418, null]);
    expect((await webhooks.list('?state=delivered')).total).toBe(1);
    expect((await webhooks.list('?q=418')).total).toBe(1);
    expect((await webhooks.list(`?q=${all.items[0]!.eventId}`)).items.map((row) => row.id)).toEqual(
      [all.items[0]!.id],
    );
    expect((await webhooks.list('?q=nothing')).total).toBe(0);
    const first = await webhooks.list('?limit=2');
    const second = await webhooks.list(`?limit=2&cursor=${first.next}`);
    expect([first.items, second.items].map(({ length }) => length)).toEqual([2, 1]);
    expect(second.next).toBeNull();
    expect((await webhooks.organiser.call('GET', `${deliveriesPath}?sort=secret`)).status).toBe(
      400,
    );
    const csv = await fetch(
      `${webhooks.application.url}/api/v1${deliveriesPath}.csv?state=delivered`,
      {
        headers: { Cookie: webhooks.cookie },
      },
    );
    expect(csv.headers.get('content-disposition')).toContain(`${slug}-webhook-deliveries.csv`);
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('webhook.test');
  });

  it.each([
    ['no types', { types: [] }],
    ['a type that is none', { types: ['wish.made'] }],
    ['a type twice', { types: ['round.failed', 'round.failed'] }],
    ['a secret of choice', { secret: 'whsec_AAAA' }],
    ["another showcase's", { showcaseId: '00000000-0000-4000-8000-000000000000' }],
  ])('is not made with %s', async (_, wrong) => {
    const body = { url: hook.url, types: ['round.failed'], ...wrong };
    const answer = await webhooks.organiser.call('POST', path, body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
  });
});

describe('a webhook where only the public internet may be reached', () => {
  beforeAll(async () => {
    webhooks = await openWebhooks({ loopback: false });
  });
  afterAll(() => webhooks.application.close());

  it.each([
    ['http://127.0.0.1:PORT/', 'field.webhook-form'],
    ['https://127.0.0.1:PORT/', 'field.webhook-form'],
    ['https://user@hook.example/', 'field.webhook-form'],
    ['file:///etc/passwd', 'field.webhook-form'],
    ['https://127.0.0.1/', 'field.webhook-not-public'],
    ['https://2130706433/', 'field.webhook-not-public'],
    ['https://0x7f000001/', 'field.webhook-not-public'],
    ['https://localhost/', 'field.webhook-not-public'],
    ['https://[::1]:8443/', 'field.webhook-not-public'],
    ['https://169.254.169.254/latest/meta-data/', 'field.webhook-not-public'],
    ['https://[fd00::1]/', 'field.webhook-not-public'],
  ])('is not saved with %s', async (address, code) => {
    const url = address.replace('PORT', String(hook.port));
    const answer = await webhooks.organiser.call<{ errors: { field: string; code: string }[] }>(
      'POST',
      path,
      { url, types: ['round.failed'] },
      { 'Accept-Language': 'ko' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field: 'url', code }]);
    expect(hook.connections()).toBe(0);
  });
});
