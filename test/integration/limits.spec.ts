import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { User } from '#libs/accounts/user.entity.js';
import { limitRules, type LimitName } from '#libs/limits/limits.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client } from '#test/support/client.js';

let application: Application;

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
});

afterAll(() => application.close());

/** What another process has counted of somebody: all but `left` of what he may. */
async function spend(name: LimitName, who: string, left = 0): Promise<void> {
  const { points, duration } = limitRules[name];
  await application.dataSource.query(
    `insert into rate_limit (key, points, expire) values ($1, $2, $3)
     on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
    [`${name}:${who}`, points - left, Date.now() + duration * 1000],
  );
}

async function giveBack(name: LimitName, who: string): Promise<void> {
  await application.dataSource.query('delete from rate_limit where key = $1', [`${name}:${who}`]);
}

async function signedIn(email: string): Promise<{ id: string; client: Client }> {
  const client = clientOf(application.url, await application.signIn({ email }));
  const { id } = await application.dataSource.manager.findOneByOrFail(User, { email });
  return { id, client };
}

const passed = { status: 429, body: { code: 'limit.passed' } };
const network = '127.0.0.1';

describe('limits, counted in the database for all processes', () => {
  it('stop an account that makes too much, and nobody else', async () => {
    const busy = await signedIn('busy@firm.example');
    const calm = await signedIn('calm@firm.example');
    await spend('create-account', busy.id, 1);
    const make = ({ client }: { client: Client }) =>
      client.call('POST', '/api-keys', { name: 'x', scopes: ['company:read'], days: 1 });
    expect(await make(busy)).toMatchObject({ status: 201 });
    expect(await make(busy)).toMatchObject(passed);
    // What is refused for another reason counts, too: nobody may guess on and on.
    expect(await busy.client.call('POST', `/showcases/${slug}/rounds`, {})).toMatchObject(passed);
    expect(await make(calm)).toMatchObject({ status: 201 });
    // He may still read, and change what is there.
    expect(await busy.client.call('GET', '/api-keys')).toMatchObject({ status: 200 });
    expect(await busy.client.call('PATCH', '/me', { name: 'Busy' })).toMatchObject({ status: 204 });
  });

  it('stop a network address, whatever accounts it comes by', async () => {
    const one = await signedIn('one@office.example');
    await spend('create-network', network);
    const answer = await one.client.call('POST', '/passkeys/offer');
    expect(answer).toMatchObject(passed);
    await giveBack('create-network', network);
  });

  it.each([
    ['sign-in-network', '/sign-in-links', { email: 'new@firm.example', language: 'en' }],
    ['redeem-network', '/session', { token: 'x'.repeat(43) }],
    ['redeem-network', '/session/passkey/question', {}],
  ] as const)('stop a network address at the door: %s of %s', async (name, path, body) => {
    await spend(name, network);
    expect(await clientOf(application.url, '').call('POST', path, body)).toMatchObject(passed);
    await giveBack(name, network);
  });

  it('stop registrations of one account', async () => {
    const { id, client } = await signedIn('eager@firm.example');
    await spend('registration', id);
    const answer = await client.call('POST', `/showcases/${slug}/registration/submit`, {});
    expect(answer).toMatchObject(passed);
  });

  it('stop requests, messages and invitations of one company, whoever of it sends them', async () => {
    const { id, client } = await memberOf(application, 'K001');
    const { body } = await client.call<{ company: { id: string } }>('GET', `/participations/${id}`);
    await spend('company-mail', body.company.id);
    const other = await memberOf(application, 'U001');
    const request = { to: other.id, note: 'Let us meet.' };
    for (const [path, sent] of [
      [`/participations/${id}/messages`, { body: 'Hello' }],
      [`/participations/${id}/requests`, request],
      [`/companies/${body.company.id}/people`, { email: 'new@own.example', language: 'en' }],
    ] as const)
      expect([path, await client.call('POST', path, sent)]).toMatchObject([path, passed]);
  });
});
