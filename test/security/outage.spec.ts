import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { openApplication, type Application } from '#test/support/application.js';
import { openShowcase } from '#test/support/firms.js';
import { startNodes, type Node } from '#test/support/nodes.js';

const slug = 'outage-2027';
let application: Application;
let node: Node;
let cookie: string;
let admin: pg.Client;
let database: string;

beforeAll(async () => {
  application = await openApplication();
  await openShowcase(application, slug);
  cookie = await application.signIn({ email: `organiser@${slug}.example` });
  [node] = (await startNodes(application.dataSource, 1)) as [Node];
  const server = new URL((application.dataSource.options as { url: string }).url);
  database = server.pathname.slice(1);
  server.pathname = '/postgres';
  admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
});

afterAll(async () => {
  await node.kill('SIGTERM');
  await application.close();
  await admin.end();
});

/** Ends every connection to the database of this suite, as a restart of the server would. */
const cutAll = () =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    database,
  ]);

const reads = [`showcases/${slug}/overview`, `showcases/${slug}/participants`, 'me', 'sessions'];

async function ask(path: string, method = 'GET', body?: object) {
  const answer = await fetch(`${node.url}/api/v1/${path}`, {
    method,
    headers: { Cookie: cookie, 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text };
}

const alive = () => node.child.exitCode === null;

/** Waits until a list has grown to a length; a test that waits for ever would not say why. */
async function grown(list: unknown[], length: number): Promise<void> {
  const begun = performance.now();
  while (list.length < length && alive()) {
    if (performance.now() - begun > 15_000) throw new Error(`${list.length} of ${length} answers`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Milliseconds until a read is answered again. */
async function backAfter(): Promise<number> {
  const begun = performance.now();
  while ((await ask(reads[0] ?? '')).status !== 200 && performance.now() - begun < 5_000);
  return performance.now() - begun;
}

describe('a database that goes away', () => {
  it('is answered with 503 and when to try again, and is used again as soon as it is back', async () => {
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    let over = false;
    const asking = Array.from({ length: 16 }, async (_, turn) => {
      while (!over && alive()) answers.push(await ask(reads[turn % reads.length] ?? ''));
    });
    for (let cut = 0; cut < 12; cut++) {
      const enough = answers.length + 40;
      await cutAll();
      await grown(answers, enough);
    }
    over = true;
    await Promise.all(asking);
    const bad = answers.filter(({ status }) => status !== 200);
    expect(bad.filter(({ status }) => status !== 503)).toEqual([]);
    expect(bad.length).toBeGreaterThan(0);
    for (const { retryAfter, text } of bad) {
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(JSON.parse(text)).toMatchObject({ code: 'server.unavailable' });
    }
    expect(await backAfter()).toBeLessThan(5_000);
    expect(node.child.exitCode).toBeNull();
  });

  it('loses no change that was answered with success', async () => {
    const answered: string[] = [];
    const statuses = new Set<number>();
    let over = false;
    const writing = Array.from({ length: 8 }, async (_, turn) => {
      for (let number = 0; !over && alive(); number++) {
        const segment = `list ${turn}-${number}`;
        const path = `showcases/${slug}/invitations`;
        const body = { segment, country: null, role: null, expiresAt: null };
        const { status } = await ask(path, 'POST', body);
        statuses.add(status);
        if (status === 201) answered.push(segment);
      }
    });
    for (let cut = 0; cut < 10; cut++) {
      const enough = answered.length + 10;
      await cutAll();
      await grown(answered, enough);
    }
    over = true;
    await Promise.all(writing);
    expect([...statuses].sort()).toEqual([201, 503]);
    const rows = await application.dataSource.query<{ segment: string }[]>(
      'select segment from invitation',
    );
    const stored = new Set(rows.map(({ segment }) => segment));
    expect(answered.filter((segment) => !stored.has(segment))).toEqual([]);
  });

  it('is waited for while the server takes no new connection', async () => {
    await admin.query(`alter database ${database} with allow_connections false`);
    await cutAll();
    const during = await ask(reads[0] ?? '');
    expect([during.status, Number(during.retryAfter) > 0]).toEqual([503, true]);
    expect((await fetch(`${node.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${node.url}/health/ready`)).status).toBe(503);
    await admin.query(`alter database ${database} with allow_connections true`);
    expect(await backAfter()).toBeLessThan(5_000);
  });
});
