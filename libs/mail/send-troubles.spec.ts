import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { letTimePass, openPost, type Post } from '#test/support/mail.js';

let post: Post;
beforeAll(async () => {
  post = await openPost();
});
afterEach(() => post.closeServers());
afterAll(() => post.dataSource.destroy());

describe('a server with troubles', () => {
  it('gets the same bytes at each try, whatever went wrong', async () => {
    const answers = [451, 'cut', 421, 'accept'] as const;
    const { server, transport } = await post.serve({ answer: (n) => answers[n] ?? 'accept' });
    const id = await post.queue();
    const seen = [];
    for (const _ of answers) {
      const result = await post.send(transport, id);
      const { state, nextTryAt, lastError } = await post.row(id);
      seen.push([result, state, nextTryAt > new Date(), lastError !== null]);
      await letTimePass(post.dataSource);
    }
    expect(seen).toEqual([
      ['retry', 'queued', true, true],
      ['retry', 'queued', true, true],
      ['retry', 'queued', true, true],
      ['sent', 'sent', false, false],
    ]);
    expect(server.received).toHaveLength(4);
    for (const source of server.received)
      expect(source.equals(server.taken[0] ?? source)).toBe(true);
    expect(server.taken).toHaveLength(1);
  });

  it('waits longer after each failure and is given up after eight', async () => {
    const { transport } = await post.serve({ answer: () => 450 });
    const id = await post.queue();
    const waits: number[] = [];
    for (let tries = 1; tries <= 8; tries++) {
      await post.send(transport, id);
      const { nextTryAt, state } = await post.row(id);
      if (state === 'queued') waits.push(Math.round((nextTryAt.getTime() - Date.now()) / 1000));
      await letTimePass(post.dataSource);
    }
    expect(waits).toHaveLength(7);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(5);
    expect(await post.row(id)).toMatchObject({ state: 'failed', tries: 8 });
    expect(await post.send(transport, id)).toBe('not-due');
  });

  it('is not asked twice when it refuses the mail or its reader for good', async () => {
    const { server, transport } = await post.serve({
      answer: () => 554,
      recipient: (address) => (address.startsWith('nobody') ? 550 : null),
    });
    const refused = await post.queue();
    expect(await post.send(transport, refused)).toBe('failed');
    const unknown = await post.queue({ toAddress: 'nobody@firm.example' });
    expect(await post.send(transport, unknown)).toBe('failed');
    expect((await post.row(unknown)).lastError).toContain('550');
    expect(server.received).toHaveLength(1);
  });

  it('keeps nothing of a refused sign-in link, nor of a mail that was to be wiped', async () => {
    const { transport } = await post.serve({ answer: () => 554 });
    const link = await post.queue({ kind: 'sign-in' });
    const named = await post.queue({ kind: 'schedule' });
    await post.dataSource.query('update outbox_mail set wipe = true where id = $1', [named]);
    for (const id of [link, named]) {
      expect(await post.send(transport, id)).toBe('failed');
      expect(await post.row(id)).toMatchObject({ state: 'failed', html: '', text: '' });
    }
  });

  it('may refuse our sign-in without any mail being given up', async () => {
    const { transport } = await post.serve({ refuseSignIn: true }, 'us:wrong@');
    const id = await post.queue();
    expect(await post.send(transport, id)).toBe('retry');
    expect((await post.row(id)).state).toBe('queued');
  });

  it('may be away', async () => {
    const { server, transport } = await post.serve();
    await server.close();
    const id = await post.queue();
    expect(await post.send(transport, id)).toBe('retry');
    expect((await post.row(id)).lastError).toContain('ECONNREFUSED');
  });

  it('cannot let a slow sender write over the one that took its mail over', async () => {
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { server, transport } = await post.serve({
      answer: async (n) => {
        if (n > 0) return 'accept';
        await held;
        return 450;
      },
    });
    const id = await post.queue();
    const slow = post.send(transport, id);
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await letTimePass(post.dataSource);
    expect(await post.send(transport, id)).toBe('sent');
    letGo();
    await slow;
    expect(await post.row(id)).toMatchObject({ state: 'sent', lastError: null, tries: 2 });
  });

  it('never meets an address that is none', async () => {
    const { server, transport } = await post.serve();
    const id = await post.queue({ toAddress: 'a@b.example>\r\nRCPT TO:<c@d.example' });
    expect(await post.send(transport, id)).toBe('failed');
    expect(server.received).toHaveLength(0);
  });
});
