import type { AddressInfo } from 'node:net';

import PostalMime, { type Address } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { DataSource } from 'typeorm';

import { CaughtMail } from '../caught-mail.entity.js';

export interface Mailbox {
  /** Address for SMTP_URL. */
  url: string;
  close(): Promise<void>;
}

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
    onData: (stream, session, done) => {
      store(dataSource, stream, session).then(
        () => done(),
        (error: Error) => done(Object.assign(error, { responseCode: 451 })),
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
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const source = Buffer.concat(chunks);
  const parsed = await PostalMime.parse(source);
  const language = parsed.headers.find((header) => header.key === 'content-language')?.value;
  for (const { address } of session.envelope.rcptTo) {
    const toAddress = address.toLowerCase();
    const messageId = parsed.messageId ?? null;
    // A sender that was killed before it heard our 250 sends again under the same Message-ID.
    const caught = dataSource.getRepository(CaughtMail);
    if (messageId !== null && (await caught.existsBy({ messageId, toAddress }))) continue;
    await caught.insert({
      toAddress,
      toName: nameOf(parsed.to ?? [], toAddress),
      subject: parsed.subject ?? '',
      messageId,
      language: language ?? null,
      source,
    });
  }
}

function nameOf(addresses: Address[], wanted: string): string {
  return addresses.find((each) => each.address?.toLowerCase() === wanted)?.name ?? '';
}
