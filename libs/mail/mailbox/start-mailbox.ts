import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import PostalMime, { type Address } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { DataSource } from 'typeorm';

import { CaughtMail } from '../caught-mail.entity.js';
import { singleLine } from '../single-line.js';

export interface Mailbox {
  /** Address for SMTP_URL. */
  url: string;
  close(): Promise<void>;
}

type CaughtFields = Pick<CaughtMail, 'toName' | 'subject' | 'messageId' | 'language'>;

const messageBytesMax = 10 * 1024 * 1024;

/**
 * A real SMTP server on the loopback interface that keeps every message and sends none on.
 * It answers 250 only after the message is stored.
 */
export async function startMailbox(dataSource: DataSource): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: messageBytesMax,
    // Senders keep pooled connections open; they would hold up a shutdown for half a minute.
    closeTimeout: 1_000,
    onData: (stream, session, done) => {
      store(dataSource, stream, session).then(
        () => done(),
        // Whatever went wrong on our side, the sender keeps the message and tries again.
        (error: Error) => done(Object.assign(error, { responseCode: codeOf(error) ?? 451 })),
      );
    },
  });
  // A client that breaks off is its own affair; the sender tries again.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function store(
  dataSource: DataSource,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const source = await readAll(stream);
  const parsed = await PostalMime.parse(source);
  const language = parsed.headers.find((header) => header.key === 'content-language')?.value;
  for (const { address } of session.envelope.rcptTo) {
    const toAddress = singleLine(address.toLowerCase());
    await insertOnce(dataSource, toAddress, source, {
      toName: singleLine(nameOf(parsed.to ?? [], toAddress)),
      subject: singleLine(parsed.subject ?? ''),
      messageId: parsed.messageId ? singleLine(parsed.messageId) : null,
      language: language ? singleLine(language) : null,
    });
  }
}

const codeOf = (error: Error & { responseCode?: number }) => error.responseCode;

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk as Buffer);
  }
  if (stream.sizeExceeded)
    throw Object.assign(new Error('The message is too large'), { responseCode: 552 });
  return Buffer.concat(chunks);
}

/**
 * A sender that was killed before it heard our 250 sends the same bytes again. The row's id is drawn from
 * them, so the second copy meets the first; two messages that differ are both kept.
 */
async function insertOnce(
  dataSource: DataSource,
  toAddress: string,
  source: Buffer,
  fields: CaughtFields,
): Promise<void> {
  const mark = createHash('sha256').update(`${toAddress}\n`).update(source).digest('hex');
  const id = mark.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(CaughtMail)
    .values({ id, toAddress, ...fields, source })
    .orIgnore()
    .execute();
}

function nameOf(addresses: Address[], wanted: string): string {
  return addresses.find((each) => each.address?.toLowerCase() === wanted)?.name ?? '';
}
