import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { Session } from '#libs/accounts/session.entity.js';
import { ensureUser, issueSignInToken } from '#libs/accounts/sign-in.js';
import { hashToken } from '#libs/accounts/tokens.js';
import { AuditEntry } from '#libs/audit/audit-entry.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1';
const day = 24 * 60 * 60 * 1000;

interface Sessions {
  items: { id: string; browser: string | null; current: boolean; lastUsedAt: string }[];
}

let application: Application;
let email: string;
let people = 0;

beforeAll(async () => {
  application = await openApplication();
});

afterAll(() => application.close());

beforeEach(() => {
  people += 1;
  email = `person${people}@firm.example`;
});

/** Signs in by a link, in a browser that may bring a cookie. */
async function signIn(userAgent = chrome, cookie = ''): Promise<string> {
  const { manager } = application.dataSource;
  const user = await ensureUser(manager, { email, name: 'Seoyeon JEONG' });
  const token = await issueSignInToken(manager, user, 60_000);
  const headers = { 'User-Agent': userAgent, Cookie: cookie, 'Content-Type': 'application/json' };
  const answer = await fetch(`${application.url}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const ask = (cookie: string) => clientOf(application.url, cookie);
const alive = async (cookie: string) => (await ask(cookie).call('GET', '/sessions')).status === 200;
const row = (cookie: string) => ({ tokenHash: hashToken(cookie.split('=')[1] ?? '') });
const change = (cookie: string, to: Partial<Session>) =>
  application.dataSource.manager.update(Session, row(cookie), to);

describe('sessions', () => {
  it('are listed with their browser and last use, the own one marked', async () => {
    const first = await signIn(iphone);
    await change(first, { lastUsedAt: new Date(Date.now() - day) });
    const second = await signIn(chrome);
    const { body } = await ask(second).call<Sessions>('GET', '/sessions');
    expect(body.items.map(({ browser, current }) => [browser, current])).toEqual([
      ['Chrome, Windows', true],
      ['Safari, iPhone', false],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{64}/);
  });

  it('note their last use, but not at every request', async () => {
    const cookie = await signIn();
    const lastUse = async () =>
      (
        await application.dataSource.manager.findOneByOrFail(Session, row(cookie))
      ).lastUsedAt.getTime();
    const before = Date.now() - 60_000;
    await change(cookie, { lastUsedAt: new Date(before) });
    await alive(cookie);
    expect(await lastUse()).toBe(before);
    await change(cookie, { lastUsedAt: new Date(before - 10 * 60_000) });
    await alive(cookie);
    expect(Date.now() - (await lastUse())).toBeLessThan(30_000);
  });

  it('end after seven days without use', async () => {
    const cookie = await signIn();
    await change(cookie, { lastUsedAt: new Date(Date.now() - 7 * day + 60_000) });
    expect(await alive(cookie)).toBe(true);
    await change(cookie, { lastUsedAt: new Date(Date.now() - 7 * day) });
    expect(await alive(cookie)).toBe(false);
    const now = await signIn();
    expect((await ask(now).call<Sessions>('GET', '/sessions')).body.items).toHaveLength(1);
  });

  it('end after fourteen days, however much they are used', async () => {
    const cookie = await signIn();
    const { expiresAt } = await application.dataSource.manager.findOneByOrFail(
      Session,
      row(cookie),
    );
    expect(Math.abs(expiresAt.getTime() - Date.now() - 14 * day)).toBeLessThan(60_000);
    await alive(cookie);
    const later = await application.dataSource.manager.findOneByOrFail(Session, row(cookie));
    expect(later.expiresAt).toEqual(expiresAt);
    await change(cookie, { expiresAt: new Date(Date.now() - 1) });
    expect(await alive(cookie)).toBe(false);
  });

  it('end one by one, by their own person only', async () => {
    const [lost, kept] = [await signIn(iphone), await signIn(chrome)];
    const { body } = await ask(kept).call<Sessions>('GET', '/sessions');
    const id = body.items.find(({ current }) => !current)?.id ?? '';
    email = 'stranger@firm.example';
    const foreign = await ask(await signIn()).call('DELETE', `/sessions/${id}`);
    expect([foreign.status, foreign.body['code']]).toEqual([404, 'session.unknown']);
    expect((await ask(kept).call('DELETE', `/sessions/${id}`)).status).toBe(204);
    expect([await alive(lost), await alive(kept)]).toEqual([false, true]);
  });

  it('end everywhere at once, and leave no other person out', async () => {
    const mine = [await signIn(iphone), await signIn(chrome), await signIn()];
    const user = await ensureUser(application.dataSource.manager, { email, name: '' });
    email = 'other@firm.example';
    const other = await signIn();
    expect((await ask(mine[0] ?? '').call('DELETE', '/sessions')).status).toBe(204);
    expect(await Promise.all(mine.map(alive))).toEqual([false, false, false]);
    expect(await alive(other)).toBe(true);
    const entry = await application.dataSource.manager.findOneByOrFail(AuditEntry, {
      action: 'session.all-ended',
      userId: user.id,
    });
    expect([entry.actorId, entry.detail]).toEqual([user.id, { sessions: 3 }]);
  });

  it('start under a new cookie at each sign-in, and the old one of that browser ends (fixation)', async () => {
    const first = await signIn();
    const second = await signIn(chrome, first);
    const elsewhere = await signIn(iphone);
    expect(new Set([first, second, elsewhere]).size).toBe(3);
    expect([await alive(first), await alive(second), await alive(elsewhere)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("take neither a made-up cookie nor another person's living one over (fixation)", async () => {
    const planted = `showcase_session=${'A'.repeat(43)}`;
    const mine = await signIn(chrome, planted);
    expect(mine).not.toBe(planted);
    expect(await alive(planted)).toBe(false);
    const attacker = mine;
    email = 'victim@firm.example';
    const victim = await signIn(chrome, attacker);
    expect(victim).not.toBe(attacker);
    expect([await alive(attacker), await alive(victim)]).toEqual([false, true]);
  });
});
