import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';

import { startProcess, type Process } from '#test/support/process.js';

const port = 31_000 + (process.pid % 2000);
const url = `http://127.0.0.1:${port}`;
let dataDir: string;
let running: Process;

async function json<T>(path: string): Promise<T> {
  return (await (await fetch(url + path)).json()) as T;
}

interface Page {
  total: number;
  items: { id: string; to: string; subject: string; receivedAt: string }[];
}

const start = () =>
  startProcess('apps/cli/main.js', ['start'], { DATA_DIR: dataDir, PORT: String(port) });

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'showcase-e2e-'));
  // As root the server runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
});

afterAll(async () => {
  await running.kill('SIGTERM');
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

describe('npm start', () => {
  it('survives a kill -9 in the middle of the first start', async () => {
    running = start();
    await running.printed('robotics-2027: 128 companies');
    const before = await fetch(`${url}/health/ready`);
    expect([before.status, await before.json()]).toEqual([
      503,
      { status: 'starting', missing: ['samples'] },
    ]);
    await running.kill('SIGKILL');
    running = start();
    await running.printed('Ctrl-C stops everything', 120);
    expect(running.output()).toContain('taken over');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  }, 180_000);

  it('has paired, published and mailed both showcases', async () => {
    const { items } = await json<{
      items: { slug: string; counts: { companies: number; meetings: number; mails: number } }[];
    }>('/api/v1/showcases');
    expect(items.map((item) => item.slug)).toEqual(['robotics-2027', 'additive-2027']);
    const mails = items.reduce((sum, item) => sum + item.counts.mails, 0);
    for (const { counts } of items) {
      expect(counts.companies).toBeGreaterThanOrEqual(120);
      expect(counts.meetings).toBeGreaterThan(300);
    }
    const box = await json<Page>('/mailbox/api/messages?limit=200');
    expect(box.total).toBe(mails);
    expect(Object.keys(box.items[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'to', 'subject', 'receivedAt']),
    );
  });

  it('mails each attendee once, with one valid calendar part', async () => {
    const { items } = await json<Page>('/mailbox/api/messages?limit=200');
    expect(new Set(items.map((item) => `${item.to} ${item.subject}`)).size).toBe(items.length);
    for (const { id } of items.slice(0, 20)) {
      const source = await (await fetch(`${url}/mailbox/api/messages/${id}/source`)).text();
      expect(source.match(/^Content-Type: text\/calendar/gim)).toHaveLength(1);
      expect(source).toMatch(/^Auto-Submitted: auto-generated/m);
      const message = await json<{ calendar: { content: string; method: string; events: number } }>(
        `/mailbox/api/messages/${id}`,
      );
      const calendar = new ICAL.Component(
        ICAL.parse(message.calendar.content) as ConstructorParameters<typeof ICAL.Component>[0],
      );
      expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(message.calendar.events);
    }
  });

  it('opens an attendee their own schedule by the mailed link, and nobody else', async () => {
    const { items } = await json<Page>('/mailbox/api/messages?limit=1');
    const { html } = await json<{ html: string }>(`/mailbox/api/messages/${items[0]?.id ?? ''}`);
    const token = /\/m\/([\w-]{43})/.exec(html)?.[1] ?? '';
    const schedule = await json<{ meetings: object[] }>(`/api/v1/schedules/${token}`);
    expect(schedule.meetings.length).toBeGreaterThan(0);
    expect(JSON.stringify(schedule)).not.toMatch(/@(?!showcase-match|robotics|additive)/);
    expect((await fetch(`${url}/api/v1/schedules/${'x'.repeat(43)}`)).status).toBe(404);
    const calendar = await fetch(`${url}/api/v1/schedules/${token}/calendar.ics`);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
  });

  it('keeps the mailbox to this machine', async () => {
    const rebound = await fetch(`${url}/mailbox/api/messages`, {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    expect(rebound.status).toBe(403);
  });

  it('says so when its port is taken', async () => {
    const second = startProcess('apps/cli/main.js', ['start'], {
      DATA_DIR: `${dataDir}-other`,
      PORT: String(port),
    });
    await second.printed(`Port ${port} is in use`);
    expect(await second.ended()).toBe(1);
  });

  it('takes the next free port when none was named', async () => {
    const taken = createServer();
    const free = await new Promise<boolean>((resolve) => {
      taken.once('error', () => resolve(false));
      taken.listen(3000, '127.0.0.1', () => resolve(true));
    });
    const second = startProcess('apps/cli/main.js', ['start'], { DATA_DIR: `${dataDir}-next` });
    try {
      await second.printed('Listening on http://localhost:30', 60);
      expect(second.output()).not.toContain('Listening on http://localhost:3000\n');
    } finally {
      await second.kill('SIGTERM');
      if (free) taken.close();
      rmSync(`${dataDir}-next`, { recursive: true, force: true });
    }
  }, 90_000);

  it('refuses wrong settings, all of them at once', async () => {
    const refused = startProcess('apps/cli/main.js', ['start'], {
      PORT: 'x',
      DATABASE_URL: 'mysql://root:secret@nowhere/x',
      REDIS_URL: 'nowhere',
    });
    await refused.printed('REDIS_URL');
    expect(await refused.ended()).toBe(1);
    expect(refused.output()).toMatch(/PORT: .*\nDATABASE_URL: .*\nREDIS_URL: /);
    expect(refused.output()).not.toContain('secret');
  });

  it('stops cleanly, and finds its data at the next start', async () => {
    const before = await json<Page>('/mailbox/api/messages?limit=1');
    expect(await running.kill('SIGINT')).toBe(0);
    expect(running.output()).toContain('Stopped.');
    running = start();
    await running.printed('Ctrl-C stops everything');
    expect(running.output()).toContain('from an earlier start');
    expect((await json<Page>('/mailbox/api/messages?limit=1')).total).toBe(before.total);
  }, 60_000);
});
