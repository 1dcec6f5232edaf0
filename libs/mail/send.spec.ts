import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';

import { newMail } from '#test/factories/mail.js';
import { openPost, type Post } from '#test/support/mail.js';

import { OutboxMail } from './outbox-mail.entity.js';
import { dueMails, queueMails } from './outbox.js';

let post: Post;
beforeAll(async () => {
  post = await openPost();
});
afterEach(() => post.closeServers());
afterAll(() => post.dataSource.destroy());

describe('the outbox', () => {
  it('keeps one mail a cause and recipient', async () => {
    const mail = post.next();
    const [first] = await queueMails(post.dataSource.manager, [mail]);
    const [second] = await queueMails(post.dataSource.manager, [{ ...mail, subject: 'again' }]);
    expect(second).toBe(first);
    expect((await post.row(first ?? '')).subject).toBe(mail.subject);
  });

  it('forgets a mail with the transaction that wanted it', async () => {
    const mail = post.next();
    const failing = post.dataSource.transaction(async (manager) => {
      await queueMails(manager, [mail]);
      throw new Error('the publication failed');
    });
    await expect(failing).rejects.toThrow('the publication failed');
    expect(
      await post.dataSource.getRepository(OutboxMail).countBy({ dedupeKey: mail.dedupeKey }),
    ).toBe(0);
  });

  it('takes more mails than one statement holds', async () => {
    const mails = Array.from({ length: 450 }, () => post.next());
    const ids = await queueMails(post.dataSource.manager, mails);
    expect(new Set(ids).size).toBe(450);
    expect((await dueMails(post.dataSource, 500)).length).toBeGreaterThanOrEqual(450);
    await post.dataSource.query('delete from outbox_mail');
  });
});

describe('a mail sent', () => {
  it('carries text, HTML and one calendar whose method fits, and marks itself as automatic', async () => {
    const { server, transport } = await post.serve();
    const mail = newMail(1);
    const id = await post.queue(mail);
    expect(await post.send(transport, id)).toBe('sent');
    const [source = Buffer.alloc(0)] = server.taken;
    const parsed = await PostalMime.parse(source);
    const header = (key: string) => parsed.headers.find((each) => each.key === key)?.value;
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.from).toMatchObject({
      name: '한미 로보틱스 상담회 2027',
      address: 'meetings@showcase.example',
    });
    expect(parsed.to).toMatchObject([{ name: '정서연', address: mail.toAddress }]);
    expect(parsed.replyTo).toMatchObject([{ address: 'office@showcase.example' }]);
    expect(parsed.messageId).toBe(`<${id}@showcase-match>`);
    expect(header('content-language')).toBe('ko');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(parsed.html?.trim()).toBe(mail.html.trim());
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    const types = source.toString().match(/^Content-Type: .*(\r\n[ \t].*)*/gim) ?? [];
    expect(types.map((type) => type.replace(/\s+/g, ' ').split(';')[0])).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: text/calendar',
    ]);
    expect(types.at(-1)).toContain('method=PUBLISH');
    expect(parsed.attachments.map((part) => part.method)).toEqual(['PUBLISH']);
    const [, encoded = ''] =
      /text\/calendar[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(source.toString()) ?? [];
    expect(Buffer.from(encoded, 'base64').toString()).toBe(mail.calendar);
    // Nothing outside ASCII goes over the wire unencoded, and no line is longer than RFC 5322 allows.
    expect(source.every((byte) => byte < 128)).toBe(true);
    expect(
      Math.max(
        ...source
          .toString()
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(998);
    expect(await post.row(id)).toMatchObject({ state: 'sent', tries: 1, leaseToken: null });
  });

  it('is not sent again, by whomever', async () => {
    const { server, transport } = await post.serve();
    const id = await post.queue();
    const results = await Promise.all([1, 2, 3].map(() => post.send(transport, id)));
    results.push(await post.send(transport, id));
    expect(results.sort()).toEqual(['not-due', 'not-due', 'not-due', 'sent']);
    expect(server.received).toHaveLength(1);
  });

  it('writes a forged name as a name', async () => {
    const { server, transport } = await post.serve();
    const forged = 'Kim\r\nBcc: everyone@example.com\r\n\r\nhello\u2028, <x@y.example>';
    const id = await post.queue({ toName: forged, fromName: forged, subject: forged });
    expect(await post.send(transport, id)).toBe('sent');
    const parsed = await PostalMime.parse(server.taken[0] ?? '');
    expect(parsed.bcc ?? []).toEqual([]);
    expect(parsed.to).toHaveLength(1);
    expect(parsed.to?.[0]?.address).toMatch(/^person-\d+@firm\.example$/);
    const plain = 'Kim Bcc: everyone@example.com hello , <x@y.example>';
    expect([parsed.subject, parsed.to?.[0]?.name]).toEqual([plain, plain]);
  });
});
