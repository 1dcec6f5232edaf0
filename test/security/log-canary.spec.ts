import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openLog } from '#libs/config/log.js';
import { openApplication, roundIn, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { decide, handIn, openShowcase, registerFirm, type Firm } from '#test/support/firms.js';
import { answersOf } from '#test/factories/registration.js';
import { fillSide } from '#test/support/side.js';

const slug = 'canary-2027';
const lines: string[] = [];
let application: Application;
let organiser: Client;
let firms: Firm[];

beforeAll(async () => {
  const log = openLog('debug', { write: (line) => void lines.push(line) });
  application = await openApplication(null, false, log);
  organiser = await openShowcase(application, slug);
  await application.startWorker();
  firms = [
    await registerFirm(application, slug, 'KR', 71),
    await registerFirm(application, slug, 'US', 72),
  ];
  const ids = firms.map(({ id }) => id);
  await decide(organiser, slug, ids, 'approve');
  const [korean, american] = firms as [Firm, Firm];
  // The showcase has no interpreter, and a meeting needs a language that both speak.
  await query(`update delegate set languages = '{ko,en}'`);
  const wish = { kind: 'must', note: null };
  await american.client.call('PUT', `/participations/${american.id}/wishes/${korean.id}`, wish);
  const { round } = await fillSide({ slug, organiser, korean, american });
  await roundIn(application.dataSource, round, ['proposed']);
  const published = await organiser.call('POST', `/rounds/${round}/publish`);
  expect(published.status).toBeLessThan(300);
  await readSchedules();
  await makeTrouble(korean);
}, 120_000);

afterAll(() => application.close());

async function query<Row>(sql: string): Promise<Row[]> {
  return application.dataSource.query<Row[]>(sql);
}

/** Opens every mailed schedule, page and calendar, with the key that its address is. */
async function readSchedules(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await query<{ left: number }>(
      `select count(*)::int as left from outbox_mail
       where kind = 'schedule' and state in ('queued', 'sending')`,
    );
    if (row?.left === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const token of await scheduleTokens())
    for (const end of ['', '/calendar.ics'])
      expect((await fetch(`${application.url}/api/v1/schedules/${token}${end}`)).status).toBe(200);
}

async function scheduleTokens(): Promise<string[]> {
  const mails = await query<{ text: string }>(
    `select text from outbox_mail where kind = 'schedule'`,
  );
  return mails.map(({ text }) => /\/schedules\/([\w-]+)/.exec(text)?.[1] ?? '');
}

/** What fails is logged most: refused statements, wrong keys, a database that raises. */
async function makeTrouble(firm: Firm): Promise<void> {
  const stranger = clientOf(application.url, await application.signIn({ email: 'late@x.example' }));
  await handIn(stranger, slug, answersOf('KR', 71));
  await stranger.call('POST', '/sign-in-links', { email: firm.email, language: 'en' });
  await stranger.call('POST', '/session', {
    token: 'wrong-token-wrong-token-wrong-token-wrong-to',
  });
  await firm.client.call('POST', '/api-keys', { name: 'Log', scopes: ['company:read'], days: 1 });
  await query(
    `create function fail() returns trigger language plpgsql as $$
       begin raise unique_violation using message = 'raised', detail = new::text; end $$`,
  );
  await query(
    'create trigger fail before insert on thread_message for each row execute function fail()',
  );
  const failed = await firm.client.call('POST', `/participations/${firm.id}/messages`, {
    body: 'a canary sings',
  });
  expect(failed.status).toBe(500);
  await query('drop trigger fail on thread_message');
}

describe('the log of a whole showcase, at its wordiest', () => {
  it('has lines of requests, of jobs and of the failure', () => {
    const all = lines.join('');
    expect(all).toContain('/api/v1/schedules/***');
    expect(all).toContain('"roundId"');
    expect(all).toContain('Unexpected error');
  });

  it('holds no address of a person', () => {
    expect(
      lines.filter((line) => /[\w.+-]+@[\w-]+\.\w/.test(line.replace(/"stack".*/, ''))),
    ).toEqual([]);
    expect(lines.filter((line) => line.includes('.example"'))).toEqual([]);
    for (const { email } of firms) expect(lines.join('')).not.toContain(email);
  });

  it('holds no key: of a session, a link, a schedule, an API key, a webhook', async () => {
    const secrets = [
      ...(await scheduleTokens()),
      ...(await query<{ secret: string }>('select secret from webhook_endpoint')).map(
        ({ secret }) => secret,
      ),
      'wrong-token-wrong-token',
    ];
    expect(secrets.filter((secret) => secret.length > 15).length).toBeGreaterThan(3);
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
    expect(lines.filter((line) => /showcase_session|"cookie"|authorization/i.test(line))).toEqual(
      [],
    );
  });

  it('holds no value of a statement', () => {
    const all = lines.join('');
    for (const value of ['a canary sings', 'Hanbit Works 71', '한빛웍스', 'Rachel ORTIZ', '정서연'])
      expect(all).not.toContain(value);
    expect(all).not.toContain('"parameters"');
  });
});
