import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';

import { recordEvent } from '#libs/webhooks/record-event.js';
import { WebhookDelivery } from '#libs/webhooks/webhook-delivery.entity.js';
import { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';
import { WebhookEvent } from '#libs/webhooks/webhook-event.entity.js';
import { newSecret } from '#libs/webhooks/sign.js';
import { loadShowcase, openApplication, type Application } from '#test/support/application.js';
import { certificateFor, startHook } from '#test/support/hook.js';

const program = fileURLToPath(new URL('./webhook-sender.js', import.meta.url));
const events = 12;
const endpoints = 3;
/** Kill when this request has been read in full, or when its answer has just been given. */
const moments = [
  ['read', 1],
  ['answered', 1],
  ['read', 4],
  ['answered', 5],
  ['answered', 9],
  ['read', 2],
] as const;

let application: Application;
beforeAll(async () => {
  application = await openApplication();
});
afterAll(() => application.close());

describe('a sender of webhooks killed with -9', () => {
  it('loses nothing and never says two things under one webhook-id', async () => {
    const { dataSource } = application;
    const { showcase } = await loadShowcase(dataSource);
    let child: ChildProcess | null = null;
    let fuse: { moment: 'read' | 'answered'; left: number } | null = null;
    const come = (moment: 'read' | 'answered') => {
      if (fuse?.moment === moment && --fuse.left === 0) child?.kill('SIGKILL');
    };
    const certificate = certificateFor('hook.example');
    const hook = await startHook({
      certificate,
      answer: () => {
        come('read');
        return (_request, response) => response.writeHead(200).end(() => come('answered'));
      },
    });
    const secret = newSecret();
    for (let number = 0; number < endpoints; number++)
      await dataSource.manager.insert(WebhookEndpoint, {
        showcase,
        url: `https://hook.example:${hook.port}/${number}`,
        types: ['round.failed'],
        secret,
      });
    for (let number = 0; number < events; number++)
      await dataSource.transaction((manager) =>
        recordEvent(manager, {
          showcaseId: showcase.id,
          type: 'round.failed',
          data: { round: { id: showcase.id, number }, code: 'round.engine' },
        }),
      );

    const run = async () => {
      const { url } = dataSource.options as { url: string };
      child = spawn(process.execPath, [program, url], {
        stdio: 'inherit',
        env: { ...process.env, NODE_OPTIONS: '', NODE_EXTRA_CA_CERTS: certificate.file },
      });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return signal ?? code;
    };
    const ends = [];
    for (const [moment, left] of moments) {
      fuse = { moment, left };
      ends.push(await run());
      // The leases of the dead process run out.
      await dataSource.query(
        `update webhook_delivery set lease_until = now() - interval '1 second' where state = 'sending'`,
      );
    }
    expect(ends).toEqual(moments.map(() => 'SIGKILL'));
    fuse = null;
    expect(await run()).toBe(0);
    await hook.close();

    const rows = await dataSource.manager.find(WebhookDelivery);
    expect(rows.map(({ state }) => state)).toEqual(Array(events * endpoints).fill('delivered'));
    const told = await dataSource.manager.find(WebhookEvent);
    const heard = new Map<string, Set<string>>();
    for (const { path, body, headers } of hook.received) {
      const key = `${path} ${String(headers['webhook-id'])}`;
      heard.set(key, (heard.get(key) ?? new Set()).add(body));
      new Webhook(secret).verify(body, headers as Record<string, string>);
    }
    const wanted = told.flatMap(({ id, body }) =>
      Array.from({ length: endpoints }, (_, number) => [`/${number} ${id}`, [body]]),
    );
    expect([...heard].map(([key, bodies]) => [key, [...bodies]]).sort()).toEqual(wanted.sort());
    const repeated = hook.received.length - rows.length;
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThanOrEqual(moments.length * endpoints);
  });
});
