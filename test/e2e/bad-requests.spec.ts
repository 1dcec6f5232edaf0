import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { Membership } from '#libs/companies/membership.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { User } from '#libs/accounts/user.entity.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { holdToContract } from '#test/support/contract.js';

const document = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };
/** Routes that end the account or the session would end the test. */
const ends = ['DELETE /api/v1/me', 'DELETE /api/v1/session', 'DELETE /api/v1/sessions'];
const routes = Object.entries(document.paths)
  .flatMap(([path, methods]) => Object.keys(methods).map((each) => `${each.toUpperCase()} ${path}`))
  .filter((route) => !route.endsWith('/events') && !ends.includes(route));
const writes = routes.filter((route) => !route.startsWith('GET'));

let application: Application;
let cookie: string;
let ids: { participant: string; company: string; round: string };

beforeAll(async () => {
  application = await openApplication();
  const { manager } = application.dataSource;
  const { showcase, userId } = await loadShowcase(application.dataSource);
  const { id } = await application.rounds.start({
    showcaseId: showcase.id,
    userId,
    budget: 'quick',
  });
  const own = await manager.findOneOrFail(Participant, {
    where: { code: 'K001' },
    relations: { company: true },
  });
  await manager.update(User, userId, { isAdmin: true });
  const user = { id: userId };
  await manager.insert(Membership, { company: own.company, user, role: 'owner' });
  ids = { participant: own.id, company: own.company.id, round: id };
  cookie = await application.signIn({ email: 'organiser@showcase.example' });
});
afterAll(() => application.close());

function addressOf(path: string): string {
  const id = /participa/.test(path)
    ? ids.participant
    : path.includes('companies')
      ? ids.company
      : ids.round;
  return path
    .replace('{slug}', slug)
    .replace('{id}', id)
    .replace('{step}', 'company')
    .replaceAll(/\{\w*Id\}/g, '00000000-0000-4000-8000-000000000000')
    .replaceAll(/\{\w+\}/g, 'x'.repeat(43));
}

async function send(method: string, address: string, body: string, headers: object = {}) {
  const answer = await fetch(application.url + address, {
    method,
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/json',
      'If-Match': '"1"',
      ...headers,
    },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type');
  const read: unknown = type?.includes('json') && text ? JSON.parse(text) : null;
  holdToContract(method, address, { status: answer.status, type, body: read });
  const problem = type?.startsWith('application/problem+json');
  const code = problem ? (read as { code: string }).code : '';
  return { status: answer.status, code, allow: answer.headers.get('allow') };
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '',
    ' ',
    '=1+1',
    '<script>',
    "'--",
  ),
  fc.constantFrom('ABCDEFGH', '2027-02-30', '99999999999999999999', 'é'.repeat(5000)),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    nasty,
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(null, true, -1, 2 ** 53, 1e308),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(nasty, fc.constantFrom('__proto__', 'constructor', 'id', 'items', 'body')),
      tie('any'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).any;

/** Bodies with the fields that a route asks for, filled with anything. */
function bodyOf(route: string): fc.Arbitrary<unknown> {
  const [method = '', path = ''] = route.split(' ');
  const operation = document.paths[path]?.[method.toLowerCase()] as {
    requestBody?: { content: { 'application/json'?: { schema: { $ref?: string } } } };
  };
  const name = operation.requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
  const schemas = (document as unknown as { components: { schemas: Record<string, Fields> } })
    .components.schemas;
  const fields = Object.keys(schemas[name ?? '']?.properties ?? {});
  const known = fc.record(Object.fromEntries(fields.map((field) => [field, value])));
  return fields.length > 0 ? fc.oneof(known, value) : value;
}
type Fields = { properties?: Record<string, object> } | undefined;

describe('whatever is sent', () => {
  it.each(writes)(
    '%s answers a success or a problem of the sender, never a failure',
    async (route) => {
      const [method = '', path = ''] = route.split(' ');
      await fc.assert(
        fc.asyncProperty(bodyOf(route), async (body) => {
          const { status, code } = await send(method, addressOf(path), JSON.stringify(body) ?? '');
          expect([status, code]).not.toContain('server.failed');
          expect(status).toBeLessThan(500);
          if (status >= 400) expect(code).toMatch(/^[a-z-]+\.[a-z-]+$/);
        }),
        { numRuns: 30, endOnFailure: true },
      );
    },
  );

  it.each(routes)('%s answers broken addresses and queries with a problem', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const address = addressOf(path);
    for (const bad of [
      path.replaceAll(/\{\w+\}/g, '%00'),
      path.replaceAll(/\{\w+\}/g, '%ff'),
      path.replaceAll(/\{\w+\}/g, '%ED%A0%80'),
      `${address}?q=%00&sort=%00&cursor=%00&limit=-1`,
      `${address}?q=${'x'.repeat(4000)}&cursor=WyIiLCIiXQ&limit=1e9&version=9999999999999`,
      `${address}?__proto__[x]=1&constructor=1&q=%ED%A0%80`,
    ]) {
      if (!bad.includes('%') && method !== 'GET') continue;
      const { status } = await send(method, bad, '{}');
      expect([bad.slice(0, 200), status < 500]).toEqual([bad.slice(0, 200), true]);
    }
  });
});

describe('bodies that are not what they seem', () => {
  const address = () => `/api/v1/participants/${ids.participant}/messages`;

  it.each([
    ['broken JSON', '{"body":', {}, 400, 'request.malformed'],
    ['a NUL character', '{"body":"a\\u0000b"}', {}, 400, 'request.invalid'],
    ['half a character', '{"body":"\\ud800"}', {}, 400, 'request.invalid'],
    [
      'nesting of 1,000',
      `{"body":${'['.repeat(1000)}${']'.repeat(1000)}}`,
      {},
      400,
      'request.malformed',
    ],
    [
      'nesting of 400,000',
      `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
      {},
      400,
      'request.malformed',
    ],
    ['a megabyte', `{"body":"${'x'.repeat(1_100_000)}"}`, {}, 413, 'request.too-large'],
    ['a polluted prototype', '{"__proto__":{"body":"x"}}', {}, 400, 'request.invalid'],
    [
      'a form',
      'body=x',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'request.media-type',
    ],
    ['XML', '<body/>', { 'Content-Type': 'application/xml' }, 415, 'request.media-type'],
    [
      'an unknown charset',
      '{"body":"x"}',
      { 'Content-Type': 'application/json; charset=x' },
      415,
      'request.media-type',
    ],
    ['an unknown encoding', '{"body":"x"}', { 'Content-Encoding': 'x' }, 415, 'request.media-type'],
  ])('refuses %s', async (_, body, headers, status, code) => {
    expect(await send('POST', address(), body, headers)).toMatchObject({ status, code });
  });

  it('says which methods an address takes', async () => {
    expect(await send('PUT', '/api/v1/showcases', '{}')).toEqual({
      status: 405,
      code: 'request.method',
      allow: 'GET, HEAD, POST',
    });
    expect(await send('PUT', '/api/v1/nothing', '{}')).toMatchObject({
      status: 404,
      code: 'request.not-found',
    });
  });

  it('answers in JSON whatever is accepted', async () => {
    const { status } = await send('GET', '/api/v1/showcases', '', { Accept: 'application/xml' });
    expect(status).toBe(200);
  });
});

describe('what has been read before', () => {
  it.each([
    '/api/v1/showcases',
    '/api/v1/showcases/{slug}/settings',
    '/api/v1/participations/{id}',
  ])('%s is answered with 304 until it changes', async (path) => {
    const address = application.url + addressOf(path);
    const first = await fetch(address, { headers: { Cookie: cookie } });
    const tag = first.headers.get('etag') ?? '';
    // Left to itself, fetch would ask for no cached answer where it is given a tag.
    const headers = { Cookie: cookie, 'If-None-Match': tag, 'Cache-Control': 'max-age=0' };
    const read = () => fetch(address, { headers });
    const again = await read();
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, '']);
    await application.dataSource.query(
      `update company set city = city || '!', version = version + 1`,
    );
    await application.dataSource.query(
      `update showcase set city_en = city_en || '!', version = version + 1`,
    );
    expect((await read()).status).toBe(200);
  });
});
