import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Logger } from 'typeorm';

import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import { record } from '#libs/audit/record.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { User } from '#libs/accounts/user.entity.js';
import { openApplication, type Application } from '#test/support/application.js';

let application: Application;

beforeAll(async () => {
  application = await openApplication();
});

afterAll(() => application.close());

async function post(path: string, body: object, cookies: Record<string, string> = {}) {
  const answer = await fetch(`${application.url}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    },
    body: JSON.stringify(body),
  });
  const set = Object.fromEntries(
    answer.headers.getSetCookie().map((line) => line.split(';')[0]?.split('=') ?? []),
  ) as Record<string, string>;
  const text = await answer.text();
  return { status: answer.status, body: text, cookies: set, headers: answer.headers };
}

/** Asks for a link and reads the token out of the mail that waits in the outbox. */
async function ask(email: string, more: object = {}) {
  const answer = await post('sign-in-links', { email, language: 'ko', ...more });
  const mail = await application.dataSource.manager.findOneOrFail(OutboxMail, {
    where: { toAddress: email.toLowerCase(), kind: 'sign-in' },
    order: { createdAt: 'DESC' },
  });
  const token = /\/sign-in\?lang=ko#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  return { answer, mail, token, browser: answer.cookies['showcase_browser'] ?? '' };
}

/** SQL that something makes the application run, in order. */
async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const silent = () => undefined;
  const logger: Logger = {
    logQuery: (query) => void statements.push(query),
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
  application.dataSource.setOptions({ logger, logging: true });
  await act();
  application.dataSource.setOptions({ logger: 'debug', logging: [] });
  return statements;
}

describe('sign-in by a mailed link', () => {
  it('makes the account on first use, once, in the browser that asked', async () => {
    const { answer, token, browser, mail } = await ask('seoyeon@hangyeol.example', {
      next: '/s/robotics-2027/register',
    });
    expect(answer.status).toBe(202);
    expect(mail.html).toContain('register');
    expect(await application.dataSource.manager.countBy(User, {})).toBe(0);
    const elsewhere = await post('session', { token });
    expect([elsewhere.status, JSON.parse(elsewhere.body)]).toMatchObject([
      401,
      { code: 'sign-in.invalid' },
    ]);
    const signedIn = await post('session', { token }, { showcase_browser: browser });
    expect(signedIn.status).toBe(204);
    expect(signedIn.cookies['showcase_session']).toMatch(/^[\w-]{43}$/);
    const again = await post('session', { token }, { showcase_browser: browser });
    expect(again.status).toBe(401);
    const user = await application.dataSource.manager.findOneByOrFail(User, {});
    expect([user.email, user.language]).toEqual(['seoyeon@hangyeol.example', 'ko']);
  });

  it('answers the same for known and unknown addresses', async () => {
    const known = await ask('seoyeon@hangyeol.example');
    const unknown = await ask('nobody@nowhere.example');
    expect(known.answer.status).toBe(unknown.answer.status);
    expect(known.answer.body).toBe(unknown.answer.body);
    const strip = (text: string) => text.replaceAll(/\S+@\S+\.example|#[\w-]{43}/g, '');
    expect(strip(known.mail.text)).toBe(strip(unknown.mail.text));
  });

  it('does the same work for known and unknown addresses', async () => {
    const known = await statementsOf(() => ask('seoyeon@hangyeol.example'));
    const unknown = await statementsOf(() => ask('stranger@nowhere.example'));
    expect(known.length).toBeGreaterThan(4);
    expect(unknown).toEqual(known);
  });

  it('sends the same headers for known and unknown addresses', async () => {
    const headers = async (email: string) =>
      [...(await ask(email)).answer.headers.keys()].filter((name) => name !== 'date').sort();
    expect(await headers('someone@nowhere.example')).toEqual(
      await headers('seoyeon@hangyeol.example'),
    );
  });

  it('keeps a new session from starting as an old one (fixation)', async () => {
    const first = await ask('fixation@firm.example');
    const one = await post('session', { token: first.token }, { showcase_browser: first.browser });
    const second = await ask('fixation@firm.example');
    const two = await post(
      'session',
      { token: second.token },
      {
        showcase_browser: second.browser,
        showcase_session: one.cookies['showcase_session'] ?? '',
      },
    );
    const me = async (session = '') =>
      (
        (await (
          await fetch(`${application.url}/api/v1/me`, {
            headers: { Cookie: `showcase_session=${session}` },
          })
        ).json()) as { user: unknown }
      ).user;
    expect(two.cookies['showcase_session']).not.toBe(one.cookies['showcase_session']);
    expect(await me(two.cookies['showcase_session'])).not.toBeNull();
    expect(await me(one.cookies['showcase_session'])).toBeNull();
  });

  it('mails one address five times an hour at most', async () => {
    for (let time = 0; time < 5; time++)
      expect((await ask('flooded@firm.example')).answer.status).toBe(202);
    const refused = await post('sign-in-links', { email: 'FLOODED@firm.example', language: 'en' });
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([
      429,
      { code: 'limit.passed' },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'leads to no other site: %s',
    async (next) => {
      const answer = await post('sign-in-links', { email: 'a@b.example', language: 'en', next });
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
        400,
        { code: 'request.invalid', errors: [{ field: 'next' }] },
      ]);
    },
  );

  it('keeps no key once the mail has left', async () => {
    const worker = await application.startWorker();
    const { mail } = await ask('wiped@firm.example');
    await application.queues.addMails([mail.id]);
    let stored = mail;
    for (let tries = 0; tries < 100 && stored.state !== 'sent'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      stored = await application.dataSource.manager.findOneByOrFail(OutboxMail, { id: mail.id });
    }
    expect([stored.state, stored.html, stored.text]).toEqual(['sent', '', '']);
    await worker.close();
  });
});

describe('the audit log', () => {
  it('can be added to and nothing else', async () => {
    const { manager } = application.dataSource;
    await record(manager, { action: 'import.applied', actedAs: 'system' });
    await expect(
      manager.update(AuditEntry, { action: 'import.applied' }, { action: 'other' }),
    ).rejects.toThrow(/append-only/);
    await expect(manager.query('delete from audit_entry')).rejects.toThrow(/append-only/);
    await expect(manager.query('truncate audit_entry')).rejects.toThrow(/append-only/);
    expect(await manager.countBy(AuditEntry, { action: 'import.applied' })).toBe(1);
  });
});
