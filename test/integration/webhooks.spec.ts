import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { ensureUser } from '#libs/accounts/sign-in.js';
import { deliverDue, pauseSeconds } from '#libs/webhooks/deliver.js';
import { webhookEvents, webhookEventTypes } from '#libs/webhooks/event-types.js';
import { outside } from '#libs/webhooks/outside.js';
import { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';
import { WebhookEvent } from '#libs/webhooks/webhook-event.entity.js';
import { newShowcase } from '#test/factories/showcase.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client } from '#test/support/client.js';
import { startHook, type Hook } from '#test/support/hook.js';
import { describeWithRedis, startRedis } from '#test/support/redis.js';

interface Delivery {
  id: string;
  eventId: string;
  type: string;
  state: string;
  attempts: number;
  status: number | null;
  failure: string | null;
  nextTryAt: string | null;
}
interface Page {
  total: number;
  items: Delivery[];
  counts: Record<string, number>;
}
interface Listed {
  items: {
    id: string;
    url: string;
    enabled: boolean;
    switchedOffBecause: string | null;
    failingSince: string | null;
    formerSecretUntil: string | null;
    version: number;
  }[];
}

const webhooks = `/showcases/${slug}/webhooks`;
const deliveries = `/showcases/${slug}/webhook-deliveries`;
const publicUrl = 'https://match.example';

let application: Application;
let organiser: Client;
let showcaseId: string;
let userId: string;
let hook: Hook;

async function open(redisUrl: string | null = null): Promise<void> {
  application = await openApplication(redisUrl, true);
  const loaded = await loadShowcase(application.dataSource);
  showcaseId = loaded.showcase.id;
  userId = loaded.userId;
  const cookie = await application.signIn({ email: 'organiser@showcase.example' });
  organiser = clientOf(application.url, cookie);
}

async function newEndpoint(types: string[] = [...webhookEventTypes], url = hook.url) {
  const made = await organiser.call<{ id: string; secret: string }>('POST', webhooks, {
    url,
    types,
  });
  expect(made.status).toBe(201);
  return made.body;
}

const list = async (query = '') => (await organiser.call<Page>('GET', deliveries + query)).body;
const endpoints = async () => (await organiser.call<Listed>('GET', webhooks)).body.items;
const endpointWith = async (id: string) => (await endpoints()).find((each) => each.id === id);

/** Sends what is due to an endpoint, as the worker would. */
function deliver(endpointId: string): Promise<number> {
  return deliverDue(application.dataSource, endpointId, {
    outside: outside({ loopback: true }),
    publicUrl,
    shutdown: new AbortController().signal,
  });
}

async function waitFor<T>(look: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const value = await look();
    if (wanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen within 30 seconds');
}

/** Lets the pause before the next try run out. */
async function letTimePass(): Promise<void> {
  await application.dataSource.query(
    `update webhook_delivery set next_try_at = now() - interval '1 second' where state = 'queued'`,
  );
}

const pending = async () => {
  const [row] = await application.dataSource.query<{ id: string }[]>(
    `select id from participant where showcase_id = $1 and status = 'approved' order by code limit 1`,
    [showcaseId],
  );
  return row?.id ?? '';
};

beforeEach(async () => {
  hook = await startHook();
});
afterEach(async () => {
  await hook.close();
  for (const { id } of await endpoints()) await organiser.call('DELETE', `${webhooks}/${id}`);
});

function deliverySuite(
  start: () => Promise<{ redisUrl: string | null; stop: () => Promise<void> }>,
) {
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const queue = await start();
    ({ stop } = queue);
    await open(queue.redisUrl);
    // Two workers, so that each must leave alone what the other one has taken.
    await application.startWorker();
    await application.startWorker();
  });
  afterAll(async () => {
    await application.close();
    await stop();
  });

  it('tells of what happens, once each, signed', async () => {
    const { secret } = await newEndpoint();
    const member = await memberOf(application, 'K003');
    const own = await member.client.call<{ version: number; part: object }>(
      'GET',
      `/participations/${member.id}`,
    );
    const part = { roles: ['supplier'], minMeetings: 1, maxMeetings: 6 };
    const saved = await member.client.call('PUT', `/participations/${member.id}/part`, part, {
      'If-Match': own.etag ?? '',
    });
    expect(saved.status).toBe(200);
    const participants = [await pending()];
    for (const action of ['wait', 'approve'])
      await organiser.call('POST', `/showcases/${slug}/decisions`, {
        participants,
        action,
        text: '',
      });
    const { id } = await application.rounds.start({ showcaseId, userId, seed: 1, budget: 2_000 });
    await roundIn(application.dataSource, id, ['proposed']);
    await application.rounds.publish({ roundId: id, userId, publicUrl });
    const { items } = await waitFor(
      () => list('?pageSize=200'),
      ({ counts }) => counts['delivered'] === 5,
    );
    expect(items.map(({ type, status, attempts }) => [type, status, attempts]).sort()).toEqual([
      ['participant.changed', 204, 1],
      ['registration.decided', 204, 1],
      ['registration.decided', 204, 1],
      ['round.proposed', 204, 1],
      ['schedule.published', 204, 1],
    ]);
    expect(hook.received).toHaveLength(5);
    for (const { body, headers } of hook.received) {
      const told = new Webhook(secret).verify(body, headers as Record<string, string>) as {
        type: keyof typeof webhookEvents;
        timestamp: string;
        data: object;
      };
      expect(webhookEvents[told.type].parse(told.data)).toEqual(told.data);
      expect(Math.abs(Date.now() - Date.parse(told.timestamp))).toBeLessThan(60_000);
      expect(items.find(({ eventId }) => eventId === headers['webhook-id'])?.type).toBe(told.type);
      // Nothing of a person: no address, no name of a delegate.
      expect(body).not.toMatch(/@|delegate|email|phone/i);
    }
    const decisions = hook.received.flatMap(({ body }) => {
      const { data } = JSON.parse(body) as { data: { decision?: string; decidedBy?: string } };
      return data.decision ? [[data.decision, data.decidedBy]] : [];
    });
    expect(decisions).toEqual([
      ['waiting', 'organiser'],
      ['approved', 'organiser'],
    ]);
  });

  it('sends a test at once, and each of many once', async () => {
    const { id } = await newEndpoint();
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => organiser.call('POST', `${webhooks}/${id}/test`)),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
    await waitFor(
      () => list('?q=webhook.test'),
      ({ counts }) => counts['delivered'] === 30,
    );
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    expect(hook.received).toHaveLength(30);
  });
}

describe('webhooks with the queue in PostgreSQL', () => {
  deliverySuite(() => Promise.resolve({ redisUrl: null, stop: () => Promise.resolve() }));
});

describeWithRedis('webhooks with the queue in Redis', () => {
  deliverySuite(async () => {
    const redis = await startRedis();
    return { redisUrl: redis.url, stop: () => redis.stop() };
  });
});

describe('a webhook', () => {
  beforeAll(() => open());
  afterAll(() => application.close());

  async function queueTest(id: string): Promise<string> {
    const asked = await organiser.call<{ deliveryId: string }>('POST', `${webhooks}/${id}/test`);
    expect(asked.status).toBe(202);
    return asked.body.deliveryId;
  }
  const stored = (id: string) =>
    application.dataSource.manager.findOneByOrFail(WebhookEndpoint, { id });

  it('hears only of what it chose, and nothing is kept where nobody listens', async () => {
    const { manager } = application.dataSource;
    const decide = async () => {
      const participants = [await pending()];
      for (const action of ['wait', 'approve'])
        await organiser.call('POST', `/showcases/${slug}/decisions`, {
          participants,
          action,
          text: '',
        });
    };
    await manager.delete(WebhookEvent, { showcase: { id: showcaseId } });
    await newEndpoint(['round.proposed']);
    await decide();
    expect(await manager.count(WebhookEvent)).toBe(0);
    await newEndpoint(['registration.decided']);
    await decide();
    expect(await manager.count(WebhookEvent)).toBe(2);
    expect((await list()).total).toBe(2);
  });

  it('is told nothing of what was rolled back', async () => {
    await newEndpoint(['registration.decided']);
    const before = (await list()).total;
    const participants = [await pending(), '00000000-0000-4000-8000-000000000000'];
    const refused = await organiser.call('POST', `/showcases/${slug}/decisions`, {
      participants,
      action: 'wait',
      text: '',
    });
    expect(refused.status).toBe(404);
    expect((await list()).total).toBe(before);
  });

  it('shows its secret once, and signs with the former one for a day', async () => {
    const { id, secret } = await newEndpoint();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const rotated = await organiser.call<{ secret: string; formerUntil: string }>(
      'POST',
      `${webhooks}/${id}/secret`,
    );
    expect(rotated.body.secret).not.toBe(secret);
    const hours = (Date.parse(rotated.body.formerUntil) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const shown = JSON.stringify([
      await endpoints(),
      await list(),
      await application.dataSource.manager.find(AuditEntry),
    ]);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(rotated.body.secret);
    const verified = (body: string, headers: object, with_: string) => {
      try {
        new Webhook(with_).verify(body, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    await queueTest(id);
    await deliver(id);
    await application.dataSource.query(
      `update webhook_endpoint set former_secret_until = now() - interval '1 second' where id = $1`,
      [id],
    );
    await queueTest(id);
    await deliver(id);
    const signedBy = hook.received.map(({ body, headers }) =>
      [rotated.body.secret, secret].map((each) => verified(body, headers, each)),
    );
    expect(signedBy).toEqual([
      [true, true],
      [true, false],
    ]);
    expect((await endpointWith(id))?.formerSecretUntil).toBeNull();
  });

  it('is tried again with growing pauses, always the same under one id, then given up', async () => {
    await hook.close();
    hook = await startHook({ answer: (request) => (request % 2 === 0 ? 500 : 302) });
    const { id } = await newEndpoint();
    const deliveryId = await queueTest(id);
    const pauses: number[] = [];
    for (let tries = 0; tries <= pauseSeconds.length; tries++) {
      expect(await deliver(id)).toBe(0);
      // Not before the pause is over.
      expect(await deliver(id)).toBe(0);
      expect(hook.received).toHaveLength(tries + 1);
      const { nextTryAt } = (await list()).items[0]!;
      pauses.push(nextTryAt ? (Date.parse(nextTryAt) - Date.now()) / 1000 : Infinity);
      await letTimePass();
    }
    expect(pauses.at(-1)).toBe(Infinity);
    pauseSeconds.forEach((seconds, index) => {
      expect(pauses[index]).toBeGreaterThan(seconds - 4);
      expect(pauses[index]).toBeLessThanOrEqual(seconds);
    });
    const sent = hook.received.map(({ headers, body }) => [headers['webhook-id'], body]);
    expect(new Set(sent.map((each) => each.join())).size).toBe(1);
    const detail = await organiser.call<Delivery & { body: string; tried: object[] }>(
      'GET',
      `${deliveries}/${deliveryId}`,
    );
    expect(detail.body).toMatchObject({ state: 'failed', attempts: 8, body: sent[0]?.[1] });
    expect(detail.body.tried[0]).toMatchObject({ status: 302, answer: 'said 302', failure: null });
    expect((await endpointWith(id))?.failingSince).not.toBeNull();
  });

  it('is sent again by hand: the same event, one more attempt, however often it is asked for', async () => {
    const { id } = await newEndpoint();
    const deliveryId = await queueTest(id);
    await deliver(id);
    const again = await Promise.all(
      [1, 2, 3].map(() => organiser.call('POST', `${deliveries}/${deliveryId}/send`)),
    );
    expect(again.map(({ status }) => status)).toEqual([202, 202, 202]);
    await deliver(id);
    expect(hook.received).toHaveLength(2);
    const [first, second] = hook.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(await list()).toMatchObject({
      total: 1,
      items: [{ state: 'delivered', attempts: 2, status: 204 }],
    });
  });

  it('is left alone while its answer is awaited', async () => {
    await hook.close();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    hook = await startHook({ answer: () => held.then(() => 200) });
    const { id } = await newEndpoint();
    const deliveryId = await queueTest(id);
    const first = deliver(id);
    await waitFor(
      () => Promise.resolve(hook.received.length),
      (count) => count === 1,
    );
    expect(await deliver(id)).toBe(0);
    const refused = await organiser.call('POST', `${deliveries}/${deliveryId}/send`);
    expect([refused.status, refused.body['code']]).toEqual([409, 'webhook.sending']);
    letGo();
    expect(await first).toBe(1);
    expect(hook.received).toHaveLength(1);
  });

  it('that is gone (410) is switched off, and its organisers are told', async () => {
    await hook.close();
    hook = await startHook({ answer: () => 410 });
    const { id } = await newEndpoint();
    await queueTest(id);
    await queueTest(id);
    await deliver(id);
    expect(await endpointWith(id)).toMatchObject({ enabled: false, switchedOffBecause: 'gone' });
    expect(await deliver(id)).toBe(0);
    expect(hook.received).toHaveLength(1);
    expect((await list()).counts).toMatchObject({ failed: 1, queued: 1 });
    const mails = await application.dataSource.manager.findBy(OutboxMail, { kind: 'webhook.gone' });
    expect(mails.map(({ toAddress, text }) => [toAddress, text.includes(hook.url)])).toEqual([
      ['organiser@showcase.example', true],
    ]);
    expect(mails[0]?.text).toContain(`${publicUrl}/o/${slug}/settings?section=webhooks`);
    const refused = await organiser.call('POST', `${webhooks}/${id}/test`);
    expect([refused.status, refused.body['code']]).toEqual([409, 'webhook.switched-off']);
  });

  it('that took nothing for five days is switched off; one success clears the slate', async () => {
    await hook.close();
    let status = 503;
    hook = await startHook({ answer: () => status });
    const { id } = await newEndpoint();
    const failing = (days: number) =>
      application.dataSource.query(
        `update webhook_endpoint set failing_since = now() - make_interval(hours => $2) where id = $1`,
        [id, days * 24],
      );
    await queueTest(id);
    await failing(4);
    await deliver(id);
    expect((await endpointWith(id))?.enabled).toBe(true);
    status = 200;
    await letTimePass();
    await deliver(id);
    expect(await endpointWith(id)).toMatchObject({ enabled: true, failingSince: null });
    status = 503;
    await failing(6);
    await queueTest(id);
    await deliver(id);
    const off = await endpointWith(id);
    expect(off).toMatchObject({ enabled: false, switchedOffBecause: 'failing' });
    const { manager } = application.dataSource;
    expect(await manager.countBy(OutboxMail, { kind: 'webhook.failing' })).toBe(1);
    // Switched on again it goes on where it stopped.
    status = 200;
    const change = { url: hook.url, types: ['round.failed'], enabled: true };
    const on = await organiser.call('PUT', `${webhooks}/${id}`, change, {
      'If-Match': `"${off?.version}"`,
    });
    expect(on.status).toBe(200);
    await letTimePass();
    expect(await deliver(id)).toBe(1);
    expect(await endpointWith(id)).toMatchObject({ enabled: true, switchedOffBecause: null });
  });

  it('is changed by one of two who edit it at once', async () => {
    const { id } = await newEndpoint();
    const change = { url: `${hook.url}?b`, types: ['mail.failed'], enabled: false };
    const edits = await Promise.all(
      [1, 2].map(() => organiser.call('PUT', `${webhooks}/${id}`, change, { 'If-Match': '"1"' })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await stored(id)).toMatchObject({ ...change, version: 2 });
    expect((await organiser.call('PUT', `${webhooks}/${id}`, change)).status).toBe(428);
  });

  it('takes its log along when it is removed', async () => {
    const { id } = await newEndpoint();
    const deliveryId = await queueTest(id);
    expect((await organiser.call('DELETE', `${webhooks}/${id}`)).status).toBe(204);
    expect((await organiser.call('DELETE', `${webhooks}/${id}`)).body).toMatchObject({
      code: 'webhook.unknown',
    });
    expect((await organiser.call('GET', `${deliveries}/${deliveryId}`)).body).toMatchObject({
      code: 'webhook.delivery-unknown',
    });
    const actions = await application.dataSource.manager.findBy(AuditEntry, { showcaseId });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['webhook.created', 'webhook.removed']),
    );
  });

  it("is another showcase's own", async () => {
    const { id } = await newEndpoint();
    const deliveryId = await queueTest(id);
    const { dataSource } = application;
    const email = 'other@showcase.example';
    const stranger = await ensureUser(dataSource.manager, { email, name: 'Other' });
    await createShowcase(dataSource, newShowcase('other-2027'), stranger);
    const other = clientOf(application.url, await application.signIn({ email }));
    const own = '/showcases/other-2027';
    const change = { url: hook.url, types: ['round.failed'], enabled: false };
    const version = { 'If-Match': '"1"' };
    for (const [method, path, code, body, headers] of [
      ['GET', webhooks, 'showcase.unknown'],
      ['GET', `${deliveries}/${deliveryId}`, 'showcase.unknown'],
      ['PUT', `${own}/webhooks/${id}`, 'webhook.unknown', change, version],
      ['DELETE', `${own}/webhooks/${id}`, 'webhook.unknown'],
      ['POST', `${own}/webhooks/${id}/secret`, 'webhook.unknown'],
      ['POST', `${own}/webhooks/${id}/test`, 'webhook.unknown'],
      ['GET', `${own}/webhook-deliveries/${deliveryId}`, 'webhook.delivery-unknown'],
      ['POST', `${own}/webhook-deliveries/${deliveryId}/send`, 'webhook.delivery-unknown'],
    ] as const) {
      const answer = await other.call(method, path, body, headers);
      expect([method, path, answer.status, answer.body['code']]).toEqual([method, path, 404, code]);
    }
    expect((await other.call<Page>('GET', `${own}/webhook-deliveries`)).body.total).toBe(0);
    expect(await stored(id)).toMatchObject({ enabled: true, version: 1 });
  });

  it('is made by a key that may write, and read by one that may read', async () => {
    await newEndpoint();
    const keyed = async (scope: string, method: string, path: string, body?: unknown) => {
      const key = { name: scope, scopes: [scope], days: 1 };
      const { token } = (await organiser.call<{ token: string }>('POST', '/api-keys', key)).body;
      const machine = clientOf(application.url, '');
      const answer = await machine.call(method, path, body, { Authorization: `Bearer ${token}` });
      return [answer.status, answer.body['code']];
    };
    const body = { url: hook.url, types: ['round.failed'] };
    expect(await keyed('showcase:read', 'GET', webhooks)).toEqual([200, undefined]);
    expect(await keyed('showcase:read', 'POST', webhooks, body)).toEqual([403, 'access.scope']);
    expect(await keyed('showcase:write', 'POST', webhooks, body)).toEqual([201, undefined]);
    expect(await keyed('showcase:write', 'GET', deliveries)).toEqual([403, 'access.scope']);
    expect(await keyed('company:write', 'POST', webhooks, body)).toEqual([403, 'access.scope']);
  });

  it('is one of twenty at most, also when they are made at once', async () => {
    const body = { url: hook.url, types: ['round.failed'] };
    const made = await Promise.all(
      Array.from({ length: 24 }, () => organiser.call('POST', webhooks, body)),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    const codes = made.flatMap(({ body: { code } }) => (code ? [code] : []));
    expect(codes).toEqual(Array(4).fill('webhook.too-many'));
  });

  it('is searched, filtered, sorted and exported', async () => {
    await hook.close();
    hook = await startHook({ answer: (request) => (request === 0 ? 200 : 418) });
    const { id } = await newEndpoint();
    for (let count = 0; count < 3; count++) await queueTest(id);
    await deliver(id);
    const all = await list('?sort=state');
    expect(all.items.map(({ state }) => state)).toEqual(['delivered', 'queued', 'queued']);
    expect(all.items.map(({ status }) => status).sort()).toEqual([200, 418, null]);
    expect((await list('?state=delivered')).total).toBe(1);
    expect((await list('?q=418')).total).toBe(1);
    expect((await list(`?q=${all.items[0]!.eventId}`)).items.map((row) => row.id)).toEqual([
      all.items[0]!.id,
    ]);
    expect((await list('?q=nothing')).total).toBe(0);
    expect((await list('?page=2&pageSize=2')).items).toHaveLength(1);
    expect((await organiser.call('GET', `${deliveries}?sort=secret`)).status).toBe(400);
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const csv = await fetch(`${application.url}/api/v1${deliveries}.csv?state=delivered`, {
      headers: { Cookie: cookie },
    });
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
    const answer = await organiser.call('POST', webhooks, body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
  });
});

describe('a webhook where only the public internet may be reached', () => {
  let strict: Client;
  beforeAll(async () => {
    application = await openApplication();
    await loadShowcase(application.dataSource);
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    strict = organiser = clientOf(application.url, cookie);
  });
  afterAll(() => application.close());

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
    const answer = await strict.call<{ errors: { field: string; code: string }[] }>(
      'POST',
      webhooks,
      { url, types: ['round.failed'] },
      { 'Accept-Language': 'ko' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field: 'url', code }]);
    expect(hook.connections()).toBe(0);
  });
});
