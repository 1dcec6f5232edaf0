import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { PasskeyChallenge } from '#libs/accounts/passkey-challenge.entity.js';
import { loadShowcase, openApplication, type Application } from '#test/support/application.js';
import { Authenticator } from '#test/support/authenticator.js';
import { clientOf, type Client } from '#test/support/client.js';

let application: Application;
let organiser: Client;
let admin: Client;
let signer: Client;

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  organiser = await client({ email: 'organiser@showcase.example' });
  signer = await client({ email: 'signer@showcase.example', isAdmin: true });
  admin = await client({ email: 'admin@showcase.example', isAdmin: true });
});

afterAll(() => application.close());

async function client(person: { email: string; isAdmin?: boolean }): Promise<Client> {
  return clientOf(application.url, await application.signIn(person));
}

async function offer(of: Client) {
  const answer = await of.call<{ challenge: string }>('POST', '/passkeys/offer', {});
  expect(answer.status).toBe(200);
  return answer.body.challenge;
}

/** A person's passkey in a device of its own. */
async function register(of: Client, device = new Authenticator()) {
  const challenge = await offer(of);
  const body = { name: 'Office laptop', response: device.create({ challenge }) };
  const added = await of.call<{ id: string; code?: string }>('POST', '/passkeys', body);
  return { device, added, body, id: added.body.id };
}

function cookiesOf(answer: Response): Record<string, string> {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';')[0]?.split('=') ?? []);
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function post(path: string, body: object, cookies: Record<string, string> = {}) {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const answer = await fetch(`${application.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: pairs.join('; ') },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as { challenge: string; code?: string },
    cookies: cookiesOf(answer),
  };
}

/** A browser asks to sign in. */
async function question() {
  const { body, cookies } = await post('session/passkey/question', {});
  return { challenge: body.challenge, browser: cookies, body };
}

const refused = [401, 'passkey.not-accepted'];
const outcome = (answer: { status: number; body: { code?: string } }) => [
  answer.status,
  answer.body.code,
];

async function signedInAs(session = ''): Promise<string | null> {
  const me = await clientOf(application.url, `showcase_session=${session}`).call<{
    user: { email: string } | null;
  }>('GET', '/me');
  return me.body.user?.email ?? null;
}

describe('adding a passkey', () => {
  it('is offered to organisers and administrators', async () => {
    expect((await register(organiser)).added.status).toBe(201);
    expect((await register(admin)).added.status).toBe(201);
    const firm = await client({ email: 'firm@firm.example' });
    const answer = await firm.call('POST', '/passkeys/offer', {});
    expect([answer.status, answer.body['code']]).toEqual([403, 'access.forbidden']);
  });

  it('asks for a check of the person, and names the passkeys that are there', async () => {
    const { device } = await register(organiser);
    const { body } = await organiser.call('POST', '/passkeys/offer', {});
    expect(body).toMatchObject({
      rp: { id: 'localhost', name: 'Showcase Match' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { id } = device.create({ challenge: 'none' });
    expect(JSON.stringify(body['excludeCredentials'])).toContain(id);
  });

  it('takes a challenge once', async () => {
    const { body } = await register(organiser);
    const again = await organiser.call('POST', '/passkeys', body);
    expect([again.status, again.body['code']]).toEqual([400, 'passkey.refused']);
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['without a check of the person', { userVerified: false }],
    ['that was never given', { challenge: 'A'.repeat(43) }],
  ])('refuses a challenge %s', async (_, said) => {
    const challenge = await offer(organiser);
    const response = new Authenticator().create({ challenge, ...said });
    const answer = await organiser.call('POST', '/passkeys', { name: 'Wrong', response });
    expect([answer.status, answer.body['code']]).toEqual([400, 'passkey.refused']);
  });

  it("refuses another person's challenge, and one older than five minutes", async () => {
    const response = new Authenticator().create({ challenge: await offer(admin) });
    const foreign = await organiser.call('POST', '/passkeys', { name: 'Foreign', response });
    expect(foreign.body['code']).toBe('passkey.refused');
    const challenge = await offer(organiser);
    const { manager } = application.dataSource;
    const [newest] = await manager.find(PasskeyChallenge, {
      order: { createdAt: 'DESC' },
      take: 1,
    });
    expect(Date.parse(String(newest?.expiresAt)) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    await manager.update(PasskeyChallenge, newest?.id ?? '', { expiresAt: new Date() });
    const late = { name: 'Late', response: new Authenticator().create({ challenge }) };
    expect((await organiser.call('POST', '/passkeys', late)).body['code']).toBe('passkey.refused');
  });

  it('refuses a passkey that another person has', async () => {
    const { device } = await register(organiser);
    expect((await register(admin, device)).added.body.code).toBe('passkey.refused');
  });
});

describe('signing in by a passkey', () => {
  it('opens a session of its owner, under a new cookie (fixation)', async () => {
    const { device } = await register(signer);
    const before =
      (await application.signIn({ email: 'attacker@firm.example' })).split('=')[1] ?? '';
    const { challenge, browser } = await question();
    const response = device.get({ challenge });
    const cookies = { ...browser, showcase_session: before };
    const answer = await post('session/passkey', { response }, cookies);
    expect(answer.status).toBe(204);
    expect(await signedInAs(answer.cookies['showcase_session'])).toBe('signer@showcase.example');
    expect(await signedInAs(before)).toBeNull();
  });

  it('names no account to whoever asks', async () => {
    const { body } = await question();
    expect(Object.keys(body).sort()).toEqual(
      expect.arrayContaining(['challenge', 'rpId', 'timeout', 'userVerification']),
    );
    expect(body).not.toHaveProperty('allowCredentials');
  });

  it('takes a challenge once, in the browser that asked, within five minutes', async () => {
    const { device } = await register(signer);
    const first = await question();
    const response = device.get({ challenge: first.challenge });
    const other = await question();
    expect(outcome(await post('session/passkey', { response }))).toEqual(refused);
    expect(outcome(await post('session/passkey', { response }, other.browser))).toEqual(refused);
    expect((await post('session/passkey', { response }, first.browser)).status).toBe(204);
    expect(outcome(await post('session/passkey', { response }, first.browser))).toEqual(refused);
    const late = await question();
    await application.dataSource.query('update passkey_challenge set expires_at = now()');
    const tooLate = { response: device.get({ challenge: late.challenge }) };
    expect(outcome(await post('session/passkey', tooLate, late.browser))).toEqual(refused);
  });

  it('lets one of two answers at once win', async () => {
    const { device } = await register(signer);
    const { challenge, browser } = await question();
    const response = device.get({ challenge });
    const answers = await Promise.all(
      [1, 2, 3].map(() => post('session/passkey', { response }, browser)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401]);
  });

  it('uses a challenge up that is signed wrongly', async () => {
    const { device } = await register(signer);
    const { challenge, browser } = await question();
    const right = device.get({ challenge });
    const forged = new Authenticator().get({ challenge });
    const wrong = { ...right, response: { ...forged.response } };
    expect(outcome(await post('session/passkey', { response: wrong }, browser))).toEqual(refused);
    expect(outcome(await post('session/passkey', { response: right }, browser))).toEqual(refused);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a device that checked nobody', { userVerified: false }],
  ])('refuses %s', async (_, said) => {
    const { device } = await register(signer);
    const { challenge, browser } = await question();
    const response = device.get({ challenge, ...said });
    expect(outcome(await post('session/passkey', { response }, browser))).toEqual(refused);
  });

  it('refuses a copy of the device that has signed less often', async () => {
    const { device } = await register(signer);
    const signInOnce = async () => {
      const { challenge, browser } = await question();
      return post('session/passkey', { response: device.get({ challenge }) }, browser);
    };
    device.counter = 7;
    expect((await signInOnce()).status).toBe(204);
    device.counter = 3;
    expect(outcome(await signInOnce())).toEqual(refused);
  });
});

describe('own passkeys', () => {
  it('are listed, and sign nobody in once they are removed', async () => {
    const { device, id } = await register(admin);
    const list = async () =>
      (
        await admin.call<{ items: { id: string; name: string; lastUsedAt: string | null }[] }>(
          'GET',
          '/passkeys',
        )
      ).body.items.find((each) => each.id === id);
    expect(await list()).toMatchObject({ name: 'Office laptop', lastUsedAt: null });
    const foreign = await organiser.call('DELETE', `/passkeys/${id}`);
    expect([foreign.status, foreign.body['code']]).toEqual([404, 'passkey.unknown']);
    expect((await admin.call('DELETE', `/passkeys/${id}`)).status).toBe(204);
    expect(await list()).toBeUndefined();
    const { challenge, browser } = await question();
    const response = device.get({ challenge });
    expect(outcome(await post('session/passkey', { response }, browser))).toEqual(refused);
  });

  it('are ten at most', async () => {
    const keen = await client({ email: 'keen@showcase.example', isAdmin: true });
    for (let count = 0; count < 10; count++) expect((await register(keen)).added.status).toBe(201);
    const answer = await keen.call('POST', '/passkeys/offer', {});
    expect([answer.status, answer.body['code']]).toEqual([409, 'passkey.too-many']);
  });
});
