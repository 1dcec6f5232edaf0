import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { sendOnce } from '#apps/web/src/api/send-once.js';

let server: Server;
let url: string;
/** Keys under which the server was asked, in order. */
let keys: (string | undefined)[];
/** What it answers in turn; null cuts the connection. The last one stays. */
let answers: (number | null)[];

beforeEach(async () => {
  keys = [];
  server = createServer((request, response) => {
    const status = answers[Math.min(keys.length, answers.length - 1)] ?? null;
    keys.push(request.headers['idempotency-key'] as string | undefined);
    if (status === null) return void request.socket.destroy();
    if (status === 409) response.setHeader('Retry-After', '1');
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const press = () =>
  sendOnce(
    new Request(`${url}/api/v1/rounds`, {
      method: 'POST',
      body: '{"budget":"quick"}',
      headers: { 'Content-Type': 'application/json' },
    }),
  );

describe('a request of the web app', () => {
  it('that gets lost is sent again under its key, and a new press after the answer under another', async () => {
    answers = [null, 201];
    expect((await press()).status).toBe(201);
    expect((await press()).status).toBe(201);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('that is still being carried out keeps its key, however often the button is pressed', async () => {
    answers = [409];
    expect((await press()).status).toBe(409);
    answers = [201];
    expect((await press()).status).toBe(201);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });
});
