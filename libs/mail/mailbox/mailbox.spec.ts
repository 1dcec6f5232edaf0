import { connect } from 'node:net';
import { once } from 'node:events';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { newMail } from '#test/factories/mail.js';
import { mailDatabase } from '#test/support/mail.js';

import { queueMails, type NewMail } from '../outbox.js';
import { sendQueuedMail } from '../send.js';
import { createTransport, type MailTransport } from '../transport.js';

import { emptyMailbox, listMailbox, messageSource, readMessage } from './read-mailbox.js';
import { startMailbox, type Mailbox } from './start-mailbox.js';

let dataSource: DataSource;
let mailbox: Mailbox;
let transport: MailTransport;
let number = 0;

beforeAll(async () => {
  dataSource = await mailDatabase();
  mailbox = await startMailbox(dataSource);
  transport = createTransport(mailbox.url);
});
beforeEach(() => emptyMailbox(dataSource));
afterAll(async () => {
  transport.close();
  await mailbox.close();
  await dataSource.destroy();
});

async function send(change: Partial<NewMail> = {}): Promise<NewMail> {
  const mail = newMail(number++, change);
  const [id = ''] = await queueMails(dataSource.manager, [mail]);
  expect(await sendQueuedMail(dataSource, transport, id, 'meetings@showcase.example')).toBe('sent');
  return mail;
}

const list = (filter: Partial<Parameters<typeof listMailbox>[1]> = {}) =>
  listMailbox(dataSource, { limit: 25, after: null, ...filter });

/** Speaks SMTP by hand: the lines are sent as they are. */
async function speak(lines: string, cut = false): Promise<string> {
  const socket = connect(Number(new URL(mailbox.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  await once(socket, 'data');
  socket.write(lines);
  if (cut) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
  } else await once(socket, 'close');
  return heard;
}

const envelope = 'EHLO test\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\n';

describe('the built-in mailbox', () => {
  it('shows a mail as it was sent', async () => {
    const mail = await send({ language: 'ko', toName: '정서연' });
    const { total, items } = await list();
    expect(total).toBe(1);
    const id = items[0]?.id ?? '';
    expect(items[0]).toMatchObject({
      toAddress: mail.toAddress,
      toName: '정서연',
      subject: mail.subject,
      language: 'ko',
    });
    const message = await readMessage(dataSource, id);
    expect(message?.html?.trim()).toBe(mail.html.trim());
    expect(message?.text?.trim()).toBe(mail.text.trim());
    expect(message?.from.address).toBe('meetings@showcase.example');
    expect(message?.calendar).toEqual({ method: 'PUBLISH', content: mail.calendar, events: 1 });
    expect(String(await messageSource(dataSource, id))).toContain('Auto-Submitted: auto-generated');
  });

  it('finds by name, address and subject, by language, and page by page', async () => {
    const mails = [];
    for (const toName of ['Rachel Ortiz', '정서연', '100% Motion_'])
      mails.push(await send({ toName }));
    expect((await list({ search: 'ORTIZ' })).items.map((item) => item.toName)).toEqual([
      'Rachel Ortiz',
    ]);
    expect((await list({ search: '0% Motion_' })).total).toBe(1);
    expect((await list({ search: '%' })).total).toBe(1);
    expect((await list({ search: mails[1]?.toAddress })).total).toBe(1);
    const korean = mails.filter((mail) => mail.language === 'ko').length;
    expect((await list({ language: 'ko' })).total).toBe(korean);
    expect((await list()).counts).toEqual({ all: 3, ko: korean, en: 3 - korean });
    const first = await list({ limit: 2 });
    const { sortKey: key, id } = first.items[1]!;
    const pages = [first, await list({ limit: 2, after: { key, id } })];
    expect(pages.flatMap(({ items }) => items.map((item) => item.toName))).toEqual([
      '100% Motion_',
      '정서연',
      'Rachel Ortiz',
    ]);
  });

  it('keeps a message that is sent twice once, and two that differ both', async () => {
    const message = (text: string) =>
      `${envelope}DATA\r\nMessage-ID: <same@x>\r\nSubject: hello\r\n\r\n${text}\r\n.\r\nQUIT\r\n`;
    await speak(message('one'));
    await speak(message('one'));
    expect((await list()).total).toBe(1);
    await speak(message('two'));
    expect((await list()).total).toBe(2);
  });

  it('keeps nothing of a message broken off or too large', async () => {
    await speak(`${envelope}DATA\r\nSubject: half\r\n\r\nbroken o`, true);
    const large = 'x'.repeat(998).concat('\r\n').repeat(11_000);
    const heard = await speak(`${envelope}DATA\r\nSubject: large\r\n\r\n${large}.\r\nQUIT\r\n`);
    expect(heard).toMatch(/^552 /m);
    expect((await list()).total).toBe(0);
  });

  it('takes what is no mail at all', async () => {
    const heard = await speak(
      `${envelope}DATA\r\n\u0000\u0001\u00ff Subject no colon\r\nSubject: a\u0000b\r\n.\r\nQUIT\r\n`,
    );
    expect(heard).toMatch(/^221 /m);
    const { items } = await list();
    expect(items).toHaveLength(1);
    expect(await readMessage(dataSource, items[0]?.id ?? '')).not.toBeNull();
  });

  it('says 250 only for what is stored', async () => {
    const other = await mailDatabase();
    const failing = await startMailbox(other);
    await other.destroy();
    const sender = createTransport(failing.url);
    await expect(
      sender.sendMail({ from: 'a@b.example', to: 'c@d.example', text: 'hello' }),
    ).rejects.toMatchObject({ responseCode: 451 });
    sender.close();
    await failing.close();
  });
});
