import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SMTPServer } from 'smtp-server';
import { DataSource } from 'typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { startEmbeddedPostgres } from '#libs/database/embedded/start-embedded.js';
import { migrateDatabase } from '#libs/database/migrate.js';
import { messageOf } from '#libs/mail/message.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { queueMails } from '#libs/mail/outbox.js';
import { sendQueuedMail } from '#libs/mail/send.js';
import { createTransport, type MailTransport } from '#libs/mail/transport.js';

import { newMail } from '../factories/mail.js';

export interface MailFigures {
  mails: number;
  atOnce: number;
  /** Written into the outbox, a second. */
  queuedPerSecond: number;
  /** Claimed, sent and noted, a second; the median of the runs. */
  sentPerSecond: number;
  /** The same messages by nodemailer alone, through the same server, in turn with the above. */
  barePerSecond: number;
  /** What is left of the bare speed. */
  ratio: number;
}

const from = 'meetings@showcase.example';
const atOnce = 8;
const runs = 5;

/** Mails through outbox and sender on a durable PostgreSQL, against a bare nodemailer loop. */
export async function benchMail(mails = 400): Promise<MailFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'showcase-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  await migrateDatabase(server.url);
  const options = { ...dataSourceOptions(server.url), entities: [OutboxMail] };
  const dataSource = await new DataSource(options).initialize();
  const sink = await startSink();
  const transport = createTransport(sink.url);
  try {
    return await measure(dataSource, transport, mails);
  } finally {
    transport.close();
    await sink.close();
    await dataSource.destroy();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(
  dataSource: DataSource,
  transport: MailTransport,
  mails: number,
): Promise<MailFigures> {
  const [queued, sent, bare]: [number[], number[], number[]] = [[], [], []];
  // The first run warms up and does not count.
  for (let run = 0; run <= runs; run++) {
    const batch = Array.from({ length: mails }, (_, index) => newMail(run * mails + index));
    let ids: string[] = [];
    const queueing = await perSecond(mails, async () => {
      ids = await queueMails(dataSource.manager, batch);
    });
    const sending = await perSecond(mails, () =>
      each(ids, (id) => sendQueuedMail(dataSource, transport, id, from)),
    );
    const rows = await dataSource.getRepository(OutboxMail).findBy({ state: 'sent' });
    const plain = await perSecond(mails, () =>
      each(rows, (row) => transport.sendMail(messageOf(row, from))),
    );
    await dataSource.query('truncate outbox_mail');
    if (rows.length !== mails) throw new Error(`${rows.length} of ${mails} mails were sent`);
    if (run === 0) continue;
    queued.push(queueing);
    sent.push(sending);
    bare.push(plain);
  }
  return {
    mails,
    atOnce,
    queuedPerSecond: Math.round(median(queued)),
    sentPerSecond: Math.round(median(sent)),
    barePerSecond: Math.round(median(bare)),
    ratio: Number((median(sent) / median(bare)).toFixed(2)),
  };
}

/** An SMTP server that takes every message and keeps none. */
async function startSink(): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, close };
}

/** Handles all items, `atOnce` at a time. */
async function each<T>(items: T[], handle: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await handle(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return (count * 1000) / (performance.now() - since);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
