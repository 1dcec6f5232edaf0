import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { pauseSeconds } from '#libs/webhooks/deliver.js';
import { slug } from '#test/support/application.js';
import { startHook, type Hook } from '#test/support/hook.js';
import {
  deliveriesPath,
  openWebhooks,
  path,
  publicUrl,
  type Delivery,
  type Webhooks,
  waitFor,
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

describe('a delivery', () => {
  beforeAll(async () => {
    webhooks = await openWebhooks();
  });
  afterAll(() => webhooks.application.close());

  it('shows its secret once, and signs with the former one for a day', async () => {
    const { id, secret } = await webhooks.newEndpoint(hook.url);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const rotated = await webhooks.organiser.call<{ secret: string; formerUntil: string }>(
      'POST',
      `${path}/${id}/secret`,
    );
    expect(rotated.body.secret).not.toBe(secret);
    const hours = (Date.parse(rotated.body.formerUntil) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const shown = JSON.stringify([
      await webhooks.endpointWith(id),
      await webhooks.list(),
      await webhooks.application.dataSource.manager.find(AuditEntry),
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
    await webhooks.queueTest(id);
    await webhooks.deliver(id);
    await webhooks.application.dataSource.query(
      `update webhook_endpoint set former_secret_until = now() - interval '1 second' where id = $1`,
      [id],
    );
    await webhooks.queueTest(id);
    await webhooks.deliver(id);
    const signedBy = hook.received.map(({ body, headers }) =>
      [rotated.body.secret, secret].map((each) => verified(body, headers, each)),
    );
    expect(signedBy).toEqual([
      [true, true],
      [true, false],
    ]);
    expect((await webhooks.endpointWith(id))?.formerSecretUntil).toBeNull();
  });

  it('is tried again with growing pauses, always the same under one id, then given up', async () => {
    await hook.close();
    hook = await startHook({ answer: (request) => (request % 2 === 0 ? 500 : 302) });
    const { id } = await webhooks.newEndpoint(hook.url);
    const deliveryId = await webhooks.queueTest(id);
    const pauses: number[] = [];
    for (let tries = 0; tries <= pauseSeconds.length; tries++) {
      expect(await webhooks.deliver(id)).toBe(0);
      // Not before the pause is over.
      expect(await webhooks.deliver(id)).toBe(0);
      expect(hook.received).toHaveLength(tries + 1);
      const { nextTryAt } = (await webhooks.list()).items[0]!;
      pauses.push(nextTryAt ? (Date.parse(nextTryAt) - Date.now()) / 1000 : Infinity);
      await webhooks.letTimePass();
    }
    expect(pauses.at(-1)).toBe(Infinity);
    pauseSeconds.forEach((seconds, index) => {
      expect(pauses[index]).toBeGreaterThan(seconds - 4);
      expect(pauses[index]).toBeLessThanOrEqual(seconds);
    });
    const sent = hook.received.map(({ headers, body }) => [headers['webhook-id'], body]);
    expect(new Set(sent.map((each) => each.join())).size).toBe(1);
    const detail = await webhooks.organiser.call<Delivery & { body: string; tried: object[] }>(
      'GET',
      `${deliveriesPath}/${deliveryId}`,
    );
    expect(detail.body).toMatchObject({ state: 'failed', attempts: 8, body: sent[0]?.[1] });
    expect(detail.body.tried[0]).toMatchObject({ status: 302, answer: 'said 302', failure: null });
    expect((await webhooks.endpointWith(id))?.failingSince).not.toBeNull();
  });

  it('is sent again by hand: the same event, one more attempt, however often it is asked for', async () => {
    const { id } = await webhooks.newEndpoint(hook.url);
    const deliveryId = await webhooks.queueTest(id);
    await webhooks.deliver(id);
    const again = await Promise.all(
      [1, 2, 3].map(() => webhooks.organiser.call('POST', `${deliveriesPath}/${deliveryId}/send`)),
    );
    expect(again.map(({ status }) => status)).toEqual([202, 202, 202]);
    await webhooks.deliver(id);
    expect(hook.received).toHaveLength(2);
    const [first, second] = hook.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(await webhooks.list()).toMatchObject({
      total: 1,
      items: [{ state: 'delivered', attempts: 2, status: 204 }],
    });
  });

  it('is left alone while its answer is awaited', async () => {
    await hook.close();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    hook = await startHook({ answer: () => held.then(() => 200) });
    const { id } = await webhooks.newEndpoint(hook.url);
    const deliveryId = await webhooks.queueTest(id);
    const first = webhooks.deliver(id);
    await waitFor(
      () => Promise.resolve(hook.received.length),
      (count) => count === 1,
    );
    expect(await webhooks.deliver(id)).toBe(0);
    const refused = await webhooks.organiser.call('POST', `${deliveriesPath}/${deliveryId}/send`);
    expect([refused.status, refused.body['code']]).toEqual([409, 'webhook.sending']);
    letGo();
    expect(await first).toBe(1);
    expect(hook.received).toHaveLength(1);
  });

  it('that is gone (410) is switched off, and its organisers are told', async () => {
    await hook.close();
    hook = await startHook({ answer: () => 410 });
    const { id } = await webhooks.newEndpoint(hook.url);
    await webhooks.queueTest(id);
    await webhooks.queueTest(id);
    await webhooks.deliver(id);
    expect(await webhooks.endpointWith(id)).toMatchObject({
      enabled: false,
      switchedOffBecause: 'gone',
    });
    expect(await webhooks.deliver(id)).toBe(0);
    expect(hook.received).toHaveLength(1);
    expect((await webhooks.list()).counts).toMatchObject({ failed: 1, queued: 1 });
    const mails = await webhooks.application.dataSource.manager.findBy(OutboxMail, {
      kind: 'webhook.gone',
    });
    expect(mails.map(({ toAddress, text }) => [toAddress, text.includes(hook.url)])).toEqual([
      ['organiser@showcase.example', true],
    ]);
    expect(mails[0]?.text).toContain(`${publicUrl}/o/${slug}/settings?section=webhooks`);
    const refused = await webhooks.organiser.call('POST', `${path}/${id}/test`);
    expect([refused.status, refused.body['code']]).toEqual([409, 'webhook.switched-off']);
  });

  it('that took nothing for five days is switched off; one success clears the slate', async () => {
    await hook.close();
    let status = 503;
    hook = await startHook({ answer: () => status });
    const { id } = await webhooks.newEndpoint(hook.url);
    const failing = (days: number) =>
      webhooks.application.dataSource.query(
        `update webhook_endpoint set failing_since = now() - make_interval(hours => $2) where id = $1`,
        [id, days * 24],
      );
    await webhooks.queueTest(id);
    await failing(4);
    await webhooks.deliver(id);
    expect((await webhooks.endpointWith(id))?.enabled).toBe(true);
    status = 200;
    await webhooks.letTimePass();
    await webhooks.deliver(id);
    expect(await webhooks.endpointWith(id)).toMatchObject({ enabled: true, failingSince: null });
    status = 503;
    await failing(6);
    await webhooks.queueTest(id);
    await webhooks.deliver(id);
    const off = await webhooks.endpointWith(id);
    expect(off).toMatchObject({ enabled: false, switchedOffBecause: 'failing' });
    const { manager } = webhooks.application.dataSource;
    expect(await manager.countBy(OutboxMail, { kind: 'webhook.failing' })).toBe(1);
    // Switched on again it goes on where it stopped.
    status = 200;
    const change = { url: hook.url, types: ['round.failed'], enabled: true };
    const on = await webhooks.organiser.call('PUT', `${path}/${id}`, change, {
      'If-Match': `"${off?.version}"`,
    });
    expect(on.status).toBe(200);
    await webhooks.letTimePass();
    expect(await webhooks.deliver(id)).toBe(1);
    expect(await webhooks.endpointWith(id)).toMatchObject({
      enabled: true,
      switchedOffBecause: null,
    });
  });
});
