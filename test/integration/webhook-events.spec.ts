import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

import { webhookEvents } from '#libs/webhooks/event-types.js';
import { WebhookEvent } from '#libs/webhooks/webhook-event.entity.js';
import { roundIn, slug } from '#test/support/application.js';
import { memberOf } from '#test/support/client.js';
import { startHook, type Hook } from '#test/support/hook.js';
import { describeWithRedis, startRedis } from '#test/support/redis.js';
import { openWebhooks, path, publicUrl, type Webhooks, waitFor } from '#test/support/webhooks.js';

let webhooks: Webhooks;
let hook: Hook;

beforeEach(async () => {
  hook = await startHook();
});
afterEach(async () => {
  await hook.close();
  await webhooks.removeAll();
});

function deliverySuite(
  start: () => Promise<{ redisUrl: string | null; stop: () => Promise<void> }>,
) {
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const queue = await start();
    ({ stop } = queue);
    webhooks = await openWebhooks({ redisUrl: queue.redisUrl });
    // Two workers, so that each must leave alone what the other one has taken.
    await webhooks.application.startWorker();
    await webhooks.application.startWorker();
  });
  afterAll(async () => {
    await webhooks.application.close();
    await stop();
  });

  it('tells of what happens, once each, signed', async () => {
    const { secret } = await webhooks.newEndpoint(hook.url);
    const member = await memberOf(webhooks.application, 'K003');
    const own = await member.client.call<{ version: number; part: object }>(
      'GET',
      `/participations/${member.id}`,
    );
    const part = { roles: ['supplier'], minMeetings: 1, maxMeetings: 6 };
    const saved = await member.client.call('PUT', `/participations/${member.id}/part`, part, {
      'If-Match': `"${own.body.version}"`,
    });
    expect(saved.status).toBe(200);
    await webhooks.decideTwice();
    const { id } = await webhooks.application.rounds.start({
      showcaseId: webhooks.showcaseId,
      userId: webhooks.userId,
      seed: 1,
      budget: 2_000,
    });
    await roundIn(webhooks.application.dataSource, id, ['proposed']);
    await webhooks.application.rounds.publish({
      roundId: id,
      userId: webhooks.userId,
      publicUrl,
    });
    const { items } = await waitFor(
      () => webhooks.list('?limit=200'),
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
    const { id } = await webhooks.newEndpoint(hook.url);
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => webhooks.organiser.call('POST', `${path}/${id}/test`)),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
    await waitFor(
      () => webhooks.list('?q=webhook.test'),
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

describe('an event', () => {
  beforeAll(async () => {
    webhooks = await openWebhooks();
  });
  afterAll(() => webhooks.application.close());

  it('hears only of what it chose, and nothing is kept where nobody listens', async () => {
    const { manager } = webhooks.application.dataSource;
    await manager.delete(WebhookEvent, { showcase: { id: webhooks.showcaseId } });
    await webhooks.newEndpoint(hook.url, ['round.proposed']);
    await webhooks.decideTwice();
    expect(await manager.count(WebhookEvent)).toBe(0);
    await webhooks.newEndpoint(hook.url, ['registration.decided']);
    await webhooks.decideTwice();
    expect(await manager.count(WebhookEvent)).toBe(2);
    expect((await webhooks.list()).total).toBe(2);
  });

  it('is told nothing of what was rolled back', async () => {
    await webhooks.newEndpoint(hook.url, ['registration.decided']);
    const before = (await webhooks.list()).total;
    const [own] = await webhooks.application.dataSource.query<{ id: string }[]>(
      `select id from participant where status = 'approved' limit 1`,
    );
    const participants = [own?.id, '00000000-0000-4000-8000-000000000000'];
    const refused = await webhooks.organiser.call('POST', `/showcases/${slug}/decisions`, {
      participants,
      action: 'wait',
      text: '',
    });
    expect(refused.status).toBe(404);
    expect((await webhooks.list()).total).toBe(before);
  });
});
