import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { pino } from 'pino';

import { createApi } from '#apps/api/create-api.js';
import { forgetKeys } from '#libs/idempotency/forget-keys.js';

import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { memberOf } from '#test/support/client.js';

let application: Application;
let cookie: string;

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  cookie = await application.signIn({ email: 'organiser@showcase.example', isAdmin: true });
});
afterAll(() => application.close());

function post(path: string, key: string, body: unknown, url = application.url, as = cookie) {
  return fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { Cookie: as, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  });
}

const invitation = (segment: string) => ({ segment, country: null, role: null, expiresAt: null });

async function invitations(segment: string): Promise<number> {
  const [row] = await application.dataSource.query<[{ n: number }]>(
    'select count(*)::int as n from invitation where segment = $1',
    [segment],
  );
  return row.n;
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { code: string }).code;
}

describe('a request sent twice under one key', () => {
  const address = `/showcases/${slug}/rounds`;

  it('is carried out once and answered the same, address included', async () => {
    const first = await post(address, '"round-1"', { budget: 'quick' });
    const again = await post(address, 'round-1', { budget: 'quick' });
    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await again.text()).toBe(await first.text());
  });

  it('adds its job after the commit, so that a worker finds what it works on', async () => {
    const [row] = await application.dataSource.query<[{ id: string }]>('select id from round');
    const job = await application.dataSource.query<unknown[]>(
      'select 1 from bullmq.job where id = $1',
      [`round-${row.id}`],
    );
    expect(job).toHaveLength(1);
  });

  it('is refused with another body, and at another address', async () => {
    for (const answer of [
      await post(address, 'round-1', { budget: 'long' }),
      await post(`/showcases/${slug}/invitations`, 'round-1', invitation('other')),
    ])
      expect([answer.status, await codeOf(answer)]).toEqual([422, 'request.key-reused']);
    expect(await invitations('other')).toBe(0);
  });

  it("is another request when it is another person's", async () => {
    const other = await application.signIn({ email: 'second@showcase.example', isAdmin: true });
    const answer = await post(
      `/showcases/${slug}/invitations`,
      'round-1',
      invitation('theirs'),
      application.url,
      other,
    );
    expect([answer.status, await invitations('theirs')]).toEqual([201, 1]);
  });

  it('may be sent again after it failed, for nothing of it stayed', async () => {
    const draft = { seed: -1 };
    const failed = await post(address, 'round-2', draft);
    expect(failed.status).toBe(400);
    const busy = await post(address, 'round-3', { budget: 'quick' });
    expect([busy.status, await codeOf(busy)]).toEqual([409, 'round.running']);
    await application.dataSource.query(`update round set state = 'cancelled'`);
    expect((await post(address, 'round-3', { budget: 'quick' })).status).toBe(201);
  });

  it('needs no type where it has no body, which is how browsers send it', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const answer = await fetch(
      `${application.url}/api/v1/showcases/${slug}/webhooks/${unknown}/test`,
      {
        method: 'POST',
        headers: { Cookie: cookie, 'Idempotency-Key': 'empty' },
      },
    );
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'webhook.unknown']);
  });

  it('is refused under what is no key', async () => {
    for (const key of ['', 'two words', 'x'.repeat(129)]) {
      const answer = await post(address, key, {});
      expect([key, answer.status]).toEqual([key, 400]);
      expect(await answer.json()).toMatchObject({
        code: 'request.invalid',
        errors: [{ field: 'Idempotency-Key', code: 'field.idempotency-key' }],
      });
    }
  });
});

it('keeps no answer that holds a secret', async () => {
  const body = { name: 'CRM', scopes: ['company:read'], days: 1 };
  const first = await post('/api-keys', 'key-1', body);
  const { token } = (await first.json()) as { token: string };
  const again = await post('/api-keys', 'key-1', body);
  expect([first.status, again.status, await codeOf(again)]).toEqual([
    201,
    409,
    'request.key-spent',
  ]);
  const kept = await application.dataSource.query<unknown[]>('select * from idempotency_key');
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(await application.dataSource.query('select 1 from api_key')).toHaveLength(1);
});

describe('many at once', () => {
  it('makes one of fifty under one key, sent to two processes', async () => {
    const { databaseUrl } = application;
    const second = await createApi(
      {
        databaseUrl,
        queue: { databaseUrl, redisUrl: null },
        mailbox: false,
        samples: false,
        publicUrl: 'http://localhost:3000',
        trustedProxies: 0,
        webhooksToLoopback: false,
      },
      pino({ level: 'silent' }),
    );
    try {
      await second.listen(0, '127.0.0.1');
      const urls = [application.url, (await second.getUrl()).replace('[::1]', '127.0.0.1')];
      const body = invitation('fifty');
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          post(`/showcases/${slug}/invitations`, 'fifty', body, urls[index % 2]),
        ),
      );
      const statuses = new Set(answers.map(({ status }) => status));
      expect([...statuses].filter((status) => ![201, 409].includes(status))).toEqual([]);
      for (const answer of answers.filter(({ status }) => status === 409)) {
        expect(await codeOf(answer)).toBe('request.key-in-use');
        expect(answer.headers.get('retry-after')).toBe('1');
      }
      expect(await invitations('fifty')).toBe(1);
    } finally {
      await second.close();
    }
  });

  it('makes all of fifty under fifty keys, each counting a limit on a connection of its own', async () => {
    const { id, client } = await memberOf(application, 'K001');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        client.call(
          'POST',
          `/participations/${id}/messages`,
          { body: 'Hello' },
          { 'Idempotency-Key': `own-${index}` },
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(204));
    expect(await application.dataSource.query('select 1 from thread_message')).toHaveLength(50);
  });
});

it('leaves nothing when the connection dies between effect and answer, and can be sent again', async () => {
  const { dataSource } = application;
  await dataSource.query(
    `create function die() returns trigger language plpgsql as
       $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
     create trigger die before insert on idempotency_key for each row execute function die()`,
  );
  const send = () => post(`/showcases/${slug}/invitations`, 'dies', invitation('dies'));
  expect((await send()).status).toBe(503);
  expect(await invitations('dies')).toBe(0);
  await dataSource.query('drop trigger die on idempotency_key');
  expect((await send()).status).toBe(201);
  expect(await invitations('dies')).toBe(1);
});

it('forgets a key after a day', async () => {
  const { dataSource } = application;
  const send = () => post(`/showcases/${slug}/invitations`, 'day', invitation('day'));
  await send();
  await dataSource.query(
    `update idempotency_key set created_at = now() - interval '25 hours' where key = 'day'`,
  );
  await send();
  expect(await invitations('day')).toBe(2);
  await dataSource.query(
    `update idempotency_key set created_at = now() - interval '25 hours' where key = 'day'`,
  );
  await forgetKeys(dataSource);
  const left = await dataSource.query<{ key: string }[]>('select key from idempotency_key');
  expect(left.map(({ key }) => key)).not.toContain('day');
});
