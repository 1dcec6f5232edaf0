import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { SignInLink } from '#libs/accounts/sign-in-link.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { decide, openShowcase, registerFirm, type Firm } from '#test/support/firms.js';

const slug = 'guard-2027';
let application: Application;
let cookie: string;
let firm: Firm;
let other: Firm;

beforeAll(async () => {
  application = await openApplication();
  const organiser = await openShowcase(application, slug);
  firm = await registerFirm(application, slug, 'KR', 1);
  other = await registerFirm(application, slug, 'US', 1);
  await decide(organiser, slug, [firm.id, other.id], 'approve');
  cookie = await application.signIn({ email: firm.email });
});

afterAll(() => application.close());

const json = { 'Content-Type': 'application/json' };

function send(path: string, method: string, headers: Record<string, string>, body?: string) {
  return fetch(application.url + path, {
    method,
    headers: { Cookie: cookie, ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
}

describe('a page of another site', () => {
  const change = () => `/api/v1/participations/${firm.id}/withdraw`;

  it.each<Record<string, string>>([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://127.0.0.1.evil.example' },
    { Origin: 'not an origin' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' },
    { Origin: 'https://evil.example', 'X-HTTP-Method-Override': 'GET' },
  ])('changes nothing with the cookie of a reader: %j', async (headers) => {
    const answer = await send(change(), 'POST', headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      403,
      'request.origin',
    ]);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'has no form read: %s',
    async (type) => {
      const body = 'language=ko&{"language":"ko"}';
      const answer = await send('/api/v1/me', 'PATCH', { 'Content-Type': type }, body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'cannot turn a read into a change: %s',
    async (name) => {
      for (const path of [`/api/v1/me`, `/api/v1/me?_method=DELETE`]) {
        const answer = await send(path, 'GET', { [name]: 'DELETE' });
        expect(answer.status).toBe(200);
        expect(((await answer.json()) as { user: object | null }).user).not.toBeNull();
      }
    },
  );

  it('is told nothing by OPTIONS and no more by HEAD than by GET', async () => {
    const options = await send(change(), 'OPTIONS', { Origin: 'https://evil.example' });
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
    for (const path of [`/api/v1/showcases/${slug}/participants`, '/api/v1/sessions']) {
      const bare = await fetch(application.url + path, { method: 'HEAD' });
      expect(bare.status).toBe(401);
    }
    const foreign = await send(`/api/v1/showcases/${slug}/participants`, 'HEAD', {});
    expect(foreign.status).toBe(404);
    const nothing = await send('/api/v1/reference/taxonomies/nowhere', 'HEAD', {});
    expect(nothing.status).toBe(404);
  });
});

describe('every answer', () => {
  it.each(['/', '/sign-in', '/api/v1/me', '/mailbox/api/messages', '/nowhere', '/api/v1/nowhere'])(
    'keeps scripts, frames and guesses out: %s',
    async (path) => {
      const { headers } = await send(path, 'GET', { Accept: 'text/html' });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(['/api/v1/me', '/API/v1/me', '/mailbox/api/messages', '/api/v1/schedules/x'])(
    'of the API is kept by no cache: %s',
    async (path) => {
      expect((await send(path, 'GET', {})).headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each<Record<string, string>>([
    { 'X-Forwarded-For': '127.0.0.1' },
    { Forwarded: 'for=127.0.0.1' },
    { 'X-Real-IP': '203.0.113.7' },
    { Via: '1.1 proxy' },
  ])('of the mailbox is for this machine, not for what a proxy hands on: %j', async (headers) => {
    const answer = await send('/mailbox/api/messages', 'GET', headers);
    expect(answer.status).toBe(403);
  });
});

describe('sign-in', () => {
  const ask = (email: string, browser = '') =>
    fetch(`${application.url}/api/v1/sign-in-links`, {
      method: 'POST',
      headers: { ...json, Cookie: browser },
      body: JSON.stringify({ email, language: 'en', next: '/s/x' }),
    });
  const tokenOf = async (email: string) => {
    const mail = await application.dataSource.manager.findOneOrFail(OutboxMail, {
      where: { toAddress: email },
      order: { createdAt: 'DESC' },
    });
    return /#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  };
  const redeem = (token: string, browser: string) =>
    fetch(`${application.url}/api/v1/session`, {
      method: 'POST',
      headers: { ...json, Cookie: browser },
      body: JSON.stringify({ token }),
    });
  const browserOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0];

  it('sets cookies that scripts and other sites do not get', async () => {
    const asked = await ask('flags@firm.example');
    const [line = ''] = asked.headers.getSetCookie();
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Lax/);
    expect(line).toMatch(/Path=\//);
    expect(line).not.toMatch(/Domain=/);
    const browser = browserOf(asked) ?? '';
    const signedIn = await redeem(await tokenOf('flags@firm.example'), browser);
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^showcase_session=[\w-]{43};.*HttpOnly/);
  });

  it('ends an older link of the same browser, and no link of another one', async () => {
    const email = 'older@firm.example';
    const first = await ask(email);
    const browser = browserOf(first) ?? '';
    const old = await tokenOf(email);
    const elsewhere = await ask(email);
    const theirs = await tokenOf(email);
    await ask(email, browser);
    const fresh = await tokenOf(email);
    expect((await redeem(old, browser)).status).toBe(401);
    expect((await redeem(fresh, '')).status).toBe(401);
    expect((await redeem(fresh, browser)).status).toBe(204);
    expect((await redeem(fresh, browser)).status).toBe(401);
    expect((await redeem(theirs, browserOf(elsewhere) ?? '')).status).toBe(204);
  });

  it('is not used up by a scanner that opens the link', async () => {
    const email = 'scanned@firm.example';
    const browser = browserOf(await ask(email)) ?? '';
    const token = await tokenOf(email);
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      for (const path of [`/sign-in?lang=en`, `/sign-in?token=${token}`, '/api/v1/session'])
        await fetch(application.url + path, { method });
    expect((await redeem(token, browser)).status).toBe(204);
    const { tokenHash } = await application.dataSource.manager.findOneByOrFail(SignInLink, {
      email,
    });
    expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('floods no inbox by added words, and says when to come back', async () => {
    const statuses = [];
    for (let turn = 0; turn < 7; turn++)
      statuses.push((await ask(`flood+${turn}@firm.example`)).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
  });

  it('does the same work for whom it knows and whom it does not', async () => {
    const statements = async (email: string) => {
      const spy = jest.spyOn(application.dataSource.logger, 'logQuery');
      const answer = await ask(email);
      const seen = spy.mock.calls.map(([query]) => query);
      spy.mockRestore();
      return { status: answer.status, body: await answer.text(), seen };
    };
    const known = await statements(firm.email);
    const unknown = await statements('nobody@nowhere.example');
    expect(known.seen.length).toBeGreaterThan(3);
    expect(known).toEqual(unknown);
  });
});

describe('what people write', () => {
  it.each(['Eve\r\nBcc: all@firm.example', 'Eve\u2028x', 'Eve\u202Ename', 'a\u0000b', ''])(
    'is no name that breaks a line: %j',
    async (name) => {
      const answer = await send('/api/v1/me', 'PATCH', json, JSON.stringify({ name }));
      expect(answer.status).toBe(400);
    },
  );

  it('is mailed to one firm five times an hour, however often it is taken back', async () => {
    const path = `/participations/${firm.id}/requests`;
    const statuses = [];
    for (let turn = 0; turn < 6; turn++) {
      const { status, body } = await firm.client.call<{ id: string }>('POST', path, {
        to: other.id,
        note: 'Please',
      });
      statuses.push(status);
      if (status === 201)
        await firm.client.call('POST', `${path}/${body.id}/answer`, { answer: 'withdrawn' });
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('is accepted within the window of wishes only', async () => {
    const { body } = await other.client.call<{ id: string }>(
      'POST',
      `/participations/${other.id}/requests`,
      { to: firm.id, note: 'Please' },
    );
    await application.dataSource.query(
      'update showcase set wishes_close_at = now() where slug = $1',
      [slug],
    );
    const path = `/participations/${firm.id}/requests/${body.id}/answer`;
    const answer = await firm.client.call('POST', path, { answer: 'accepted' });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'wish.closed' }]);
    expect((await firm.client.call('POST', path, { answer: 'declined' })).status).toBe(204);
  });
});
