import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { DataSource } from 'typeorm';

import { newMail } from '#test/factories/mail.js';
import { letTimePass, mailDatabase } from '#test/support/mail.js';
import { startSmtp, type SmtpBehaviour, type SmtpServer } from '#test/support/smtp.js';

import { OutboxMail } from './outbox-mail.entity.js';
import { dueMails, queueMails, type NewMail } from './outbox.js';
import { sendQueuedMail } from './send.js';
import { createTransport, type MailTransport } from './transport.js';

const from = 'Showcase Match <meetings@showcase.example>';

let dataSource: DataSource;
const servers: { server: SmtpServer; transport: MailTransport }[] = [];
let number = 0;

beforeAll(async () => {
  dataSource = await mailDatabase();
});
afterAll(() => dataSource.destroy());
afterEach(async () => {
  for (const { server, transport } of servers.splice(0)) {
    transport.close();
    await server.close();
  }
});

async function serve(behaviour: SmtpBehaviour = {}, signIn = '') {
  const server = await startSmtp(behaviour);
  const transport = createTransport(server.url.replace('smtp://', `smtp://${signIn}`));
  servers.push({ server, transport });
  return { server, transport };
}

async function queue(change: Partial<NewMail> = {}): Promise<string> {
  const [id = ''] = await queueMails(dataSource.manager, [newMail(number++, change)]);
  return id;
}

const row = (id: string) => dataSource.getRepository(OutboxMail).findOneByOrFail({ id });

describe('the outbox', () => {
  it('keeps one mail a cause and recipient', async () => {
    const mail = newMail(number++);
    const [first] = await queueMails(dataSource.manager, [mail]);
    const [second] = await queueMails(dataSource.manager, [{ ...mail, subject: 'again' }]);
    expect(second).toBe(first);
    expect((await row(first ?? '')).subject).toBe(mail.subject);
  });

  it('forgets a mail with the transaction that wanted it', async () => {
    const mail = newMail(number++);
    const failing = dataSource.transaction(async (manager) => {
      await queueMails(manager, [mail]);
      throw new Error('the publication failed');
    });
    await expect(failing).rejects.toThrow('the publication failed');
    expect(await dataSource.getRepository(OutboxMail).countBy({ dedupeKey: mail.dedupeKey })).toBe(
      0,
    );
  });

  it('takes more mails than one statement holds', async () => {
    const mails = Array.from({ length: 450 }, () => newMail(number++));
    const ids = await queueMails(dataSource.manager, mails);
    expect(new Set(ids).size).toBe(450);
    expect((await dueMails(dataSource, 500)).length).toBeGreaterThanOrEqual(450);
    await dataSource.query('delete from outbox_mail');
  });
});

describe('a mail sent', () => {
  it('carries text, HTML and one calendar whose method fits, and marks itself as automatic', async () => {
    const { server, transport } = await serve();
    const mail = newMail(1);
    const id = await queue(mail);
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('sent');
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
    expect(await row(id)).toMatchObject({ state: 'sent', tries: 1, leaseToken: null });
  });

  it('is not sent again, by whomever', async () => {
    const { server, transport } = await serve();
    const id = await queue();
    const results = await Promise.all(
      [1, 2, 3].map(() => sendQueuedMail(dataSource, transport, id, from)),
    );
    results.push(await sendQueuedMail(dataSource, transport, id, from));
    expect(results.sort()).toEqual(['not-due', 'not-due', 'not-due', 'sent']);
    expect(server.received).toHaveLength(1);
  });

  it('writes a forged name as a name', async () => {
    const { server, transport } = await serve();
    const forged = 'Kim\r\nBcc: everyone@example.com\r\n\r\nhello\u2028, <x@y.example>';
    const id = await queue({ toName: forged, fromName: forged, subject: forged });
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('sent');
    const parsed = await PostalMime.parse(server.taken[0] ?? '');
    expect(parsed.bcc ?? []).toEqual([]);
    expect(parsed.to).toHaveLength(1);
    expect(parsed.to?.[0]?.address).toMatch(/^person-\d+@firm\.example$/);
    const plain = 'Kim Bcc: everyone@example.com hello , <x@y.example>';
    expect([parsed.subject, parsed.to?.[0]?.name]).toEqual([plain, plain]);
  });
});

describe('a server with troubles', () => {
  it('gets the same bytes at each try, whatever went wrong', async () => {
    const answers = [451, 'cut', 421, 'accept'] as const;
    const { server, transport } = await serve({ answer: (n) => answers[n] ?? 'accept' });
    const id = await queue();
    const seen = [];
    for (const _ of answers) {
      const result = await sendQueuedMail(dataSource, transport, id, from);
      const { state, nextTryAt, lastError } = await row(id);
      seen.push([result, state, nextTryAt > new Date(), lastError !== null]);
      await letTimePass(dataSource);
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
    const { transport } = await serve({ answer: () => 450 });
    const id = await queue();
    const waits: number[] = [];
    for (let tries = 1; tries <= 8; tries++) {
      await sendQueuedMail(dataSource, transport, id, from);
      const { nextTryAt, state } = await row(id);
      if (state === 'queued') waits.push(Math.round((nextTryAt.getTime() - Date.now()) / 1000));
      await letTimePass(dataSource);
    }
    expect(waits).toHaveLength(7);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(5);
    expect(await row(id)).toMatchObject({ state: 'failed', tries: 8 });
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('not-due');
  });

  it('is not asked twice when it refuses the mail or its reader for good', async () => {
    const { server, transport } = await serve({
      answer: () => 554,
      recipient: (address) => (address.startsWith('nobody') ? 550 : null),
    });
    const refused = await queue();
    expect(await sendQueuedMail(dataSource, transport, refused, from)).toBe('failed');
    const unknown = await queue({ toAddress: 'nobody@firm.example' });
    expect(await sendQueuedMail(dataSource, transport, unknown, from)).toBe('failed');
    expect((await row(unknown)).lastError).toContain('550');
    expect(server.received).toHaveLength(1);
  });

  it('may refuse our sign-in without any mail being given up', async () => {
    const { transport } = await serve({ refuseSignIn: true }, 'us:wrong@');
    const id = await queue();
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('retry');
    expect((await row(id)).state).toBe('queued');
  });

  it('may be away', async () => {
    const { server, transport } = await serve();
    await server.close();
    const id = await queue();
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('retry');
    expect((await row(id)).lastError).toContain('ECONNREFUSED');
  });

  it('cannot let a slow sender write over the one that took its mail over', async () => {
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { server, transport } = await serve({
      answer: async (n) => {
        if (n > 0) return 'accept';
        await held;
        return 450;
      },
    });
    const id = await queue();
    const slow = sendQueuedMail(dataSource, transport, id, from);
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await letTimePass(dataSource);
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('sent');
    letGo();
    await slow;
    expect(await row(id)).toMatchObject({ state: 'sent', lastError: null, tries: 2 });
  });

  it('never meets an address that is none', async () => {
    const { server, transport } = await serve();
    const id = await queue({ toAddress: 'a@b.example>\r\nRCPT TO:<c@d.example' });
    expect(await sendQueuedMail(dataSource, transport, id, from)).toBe('failed');
    expect(server.received).toHaveLength(0);
  });
});
