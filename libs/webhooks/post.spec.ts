import type { LookupAddress } from 'node:dns';

import { afterEach, describe, expect, it } from '@jest/globals';

import { certificateFor, startHook, type Hook } from '#test/support/hook.js';

import { readAddress, type Outside } from './outside.js';
import { post } from './post.js';

const hooks: Hook[] = [];
async function hook(options: Parameters<typeof startHook>[0] = {}): Promise<Hook> {
  const started = await startHook(options);
  hooks.push(started);
  return started;
}
afterEach(async () => {
  for (const each of hooks.splice(0)) await each.close();
});

const nowhere = () => Promise.reject(new Error('ENOTFOUND'));
const to = (...addresses: string[]): LookupAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** As in production, but for the port: that of a listener that waits for what must not come. */
function strict(port: number, resolve: Outside['resolve'] = nowhere): Outside {
  return { loopback: false, ports: [port], resolve };
}
const development: Outside = { loopback: true, ports: [443], resolve: nowhere };

const send = (url: string, outside: Outside) => post({ url, body: '{}', headers: {} }, outside);

describe('a webhook to this machine or its network', () => {
  it.each([
    ['the address itself', 'https://127.0.0.1:PORT/'],
    ['another of the network', 'https://127.8.8.8:PORT/'],
    ['a decimal number', 'https://2130706433:PORT/'],
    ['hexadecimal', 'https://0x7f.1:PORT/'],
    ['octal', 'https://0177.0.0.1:PORT/'],
    ['a short form', 'https://127.1:PORT/'],
    ['full-width digits', 'https://①②⑦.0.0.1:PORT/'],
    ['full-width dots', 'https://127。0。0。1:PORT/'],
    ['nothing', 'https://0:PORT/'],
    ['IPv6', 'https://[::1]:PORT/'],
    ['IPv4 within IPv6', 'https://[::ffff:127.0.0.1]:PORT/'],
    ['NAT64', 'https://[64:ff9b::127.0.0.1]:PORT/'],
    ['private', 'https://10.0.0.1:PORT/'],
    ['the metadata of a cloud', 'https://169.254.169.254:PORT/latest/meta-data/'],
    ['plain http', 'http://127.0.0.1:PORT/'],
    ['a dot at the end', 'https://localhost.:PORT/'],
    ['a user name', 'https://hook.example@127.0.0.1:PORT/'],
    ['a user name before a good host', 'https://127.0.0.1:PORT@hook.example:PORT/'],
    ['another scheme', 'gopher://127.0.0.1:PORT/'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'hook.example'],
  ])('is not sent: %s', async (_, address) => {
    const listener = await hook();
    const outside = strict(listener.port, () => Promise.resolve(to('127.0.0.1')));
    const result = await send(address.replaceAll('PORT', String(listener.port)), outside);
    expect(result).toEqual({ status: null, answer: null, failure: 'not-public' });
    expect(listener.connections()).toBe(0);
  });

  it.each([
    ['leads there', to('127.0.0.1')],
    ['leads there, too', to('1.1.1.1', '127.0.0.1')],
    ['leads there over IPv6', to('::1')],
    ['leads nowhere', []],
  ])('is not sent when the name %s', async (_, addresses) => {
    const listener = await hook();
    const outside = strict(listener.port, () => Promise.resolve(addresses));
    const result = await send(`https://hook.example:${listener.port}/`, outside);
    expect(result.failure).toBe('not-public');
    expect(listener.connections()).toBe(0);
  });

  it('does not happen by a name that leads elsewhere the second time (DNS rebinding)', async () => {
    const listener = await hook();
    let asked = 0;
    const outside = strict(listener.port, () =>
      // 100 ms is ample to fail: the public address cannot be reached from a test.
      Promise.resolve(asked++ === 0 ? to('1.1.1.1') : to('127.0.0.1')),
    );
    const first = send(`https://hook.example:${listener.port}/`, outside);
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 500))]);
    expect([asked, listener.connections()]).toEqual([1, 0]);
    expect((await send(`https://hook.example:${listener.port}/`, outside)).failure).toBe(
      'not-public',
    );
    expect([asked, listener.connections()]).toEqual([2, 0]);
  });

  it.each([301, 302, 303, 307, 308])('does not happen by a redirect (%i)', async (status) => {
    const inside = await hook();
    const outer = await hook({
      answer: () => (_request, response) =>
        response.writeHead(status, { location: inside.url }).end('moved'),
    });
    expect(await send(outer.url, development)).toMatchObject({ status, answer: 'moved' });
    expect([outer.connections(), inside.connections()]).toEqual([1, 0]);
  });
});

describe('the address of a webhook', () => {
  it.each([
    ['https://hook.example/a?b=c', true],
    ['https://hook.example:8443/', true],
    ['https://hook.example:443/', true],
    ['https://hook.example:22/', false],
    ['https://hook.example:80/', false],
    ['http://hook.example/', false],
    ['https://hook.example/#part', false],
    ['https://:secret@hook.example/', false],
    ['https://hook.example./', false],
    ['javascript:alert(1)', false],
  ])('%s: %s', (text, good) => {
    const read = () => readAddress(text, { loopback: false, ports: [443, 8443], resolve: nowhere });
    if (good) expect(read().protocol).toBe('https:');
    else expect(read).toThrow('field.webhook-form');
  });
});

describe('a webhook that is sent', () => {
  it('goes to the address that was checked, under the name that was given', async () => {
    const listener = await hook();
    const resolve = () => Promise.resolve(to('127.0.0.1'));
    const url = `http://hook.example:${listener.port}/in?x=1`;
    const body = '{"type":"한글"}';
    const headers = { 'webhook-id': 'one' };
    const result = await post({ url, body, headers }, { ...development, resolve });
    expect(result).toEqual({ status: 204, answer: '', failure: null });
    expect(listener.received).toMatchObject([
      {
        method: 'POST',
        path: '/in?x=1',
        body,
        headers: {
          host: `hook.example:${listener.port}`,
          'content-type': 'application/json',
          'webhook-id': 'one',
        },
      },
    ]);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const listener = await hook({ certificate: certificateFor('hook.example') });
    const resolve = () => Promise.resolve(to('127.0.0.1'));
    const url = `https://hook.example:${listener.port}/`;
    expect((await send(url, { ...development, resolve })).failure).toBe('certificate');
    expect(listener.received).toEqual([]);
  });

  it('keeps a kilobyte of an answer without end and hangs up', async () => {
    let written = 0;
    let closed = false;
    const listener = await hook({
      answer: () => (_request, response) => {
        response.writeHead(200).on('close', () => (closed = true));
        const write = () => {
          while (!closed && response.write('가\0'.repeat(4096))) written += 16_384;
        };
        response.on('drain', write);
        write();
      },
    });
    const { status, answer } = await send(listener.url, development);
    expect(status).toBe(200);
    expect(answer).toBe('가\uFFFD'.repeat(256));
    for (let tries = 0; tries < 50 && !closed; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(true);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it('says that nobody is there', async () => {
    const listener = await hook();
    await listener.close();
    expect((await send(listener.url, development)).failure).toBe('unreachable');
  });

  it('waits 15 seconds at most, for a server and for a resolver that never answer', async () => {
    const listener = await hook({ answer: () => () => undefined });
    const resolve = () => new Promise<never>(() => undefined);
    const begun = performance.now();
    const [silent, unresolved] = await Promise.all([
      send(listener.url, development),
      send(`http://hook.example:${listener.port}/`, { ...development, resolve }),
    ]);
    expect([silent.failure, unresolved.failure]).toEqual(['timeout', 'timeout']);
    const seconds = (performance.now() - begun) / 1000;
    expect(seconds).toBeGreaterThan(14.5);
    expect(seconds).toBeLessThan(20);
  });
});
