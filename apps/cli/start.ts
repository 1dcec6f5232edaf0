import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino, type Logger } from 'pino';
import { DataSource } from 'typeorm';

import { createApi } from '#apps/api/create-api.js';
import { startWorker } from '#apps/worker/start-worker.js';
import { ensureUser, issueSignInToken } from '#libs/accounts/sign-in.js';
import type { Environment } from '#libs/config/environment.js';
import { openLog } from '#libs/config/log.js';
import { startEmbeddedPostgres } from '#libs/database/embedded/start-embedded.js';
import { migrateDatabase } from '#libs/database/migrate.js';
import { startMailbox } from '#libs/mail/mailbox/start-mailbox.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import { databaseStep } from '#libs/samples/read-setup.js';
import { onceOnly } from '#libs/samples/sample-steps.js';
import { sampleOrganiser } from '#libs/samples/samples.js';

import { choosePort } from './choose-port.js';
import { Closing } from './closing.js';
import { loadSamples } from './load-samples.js';
import { Terminal } from './terminal.js';

const linkHours = 24;

/**
 * Runs everything in one process until a signal comes: database, API, worker, web, mailbox.
 * Without DATABASE_URL the database is the embedded one and the sample showcases are loaded.
 */
export async function start(environment: Environment, terminal = new Terminal()): Promise<void> {
  const closing = new Closing();
  try {
    await startAll(environment, terminal, closing);
    await closing.signal;
    terminal.line();
    terminal.line('Stopping …');
  } catch (error) {
    // A signal during the start ends the step that was under way; that is no failure.
    if (!closing.aborted) throw error;
  } finally {
    await closing.close();
  }
  terminal.line('Stopped.');
}

async function startAll(
  environment: Environment,
  terminal: Terminal,
  closing: Closing,
): Promise<void> {
  const log = openLog(environment.logLevel, pino.destination(2));
  const begun = performance.now();
  terminal.line('Showcase Match');
  const port = await choosePort(environment.host, environment.port, environment.portGiven);
  const publicUrl = environment.publicUrl ?? `http://localhost:${port}`;
  const databaseUrl = await openDatabase(environment, terminal, closing);
  const queue = { databaseUrl, redisUrl: environment.redisUrl };
  const samples = environment.databaseUrl === null;
  const mailbox = environment.smtpUrl === null;
  const app = await createApi(
    {
      databaseUrl,
      queue,
      mailbox,
      samples,
      publicUrl,
      trustedProxies: environment.trustedProxies,
      webhooksToLoopback: environment.webhooksToLoopback,
    },
    log,
  );
  closing.add(() => app.close());
  await app.init();
  const dataSource = app.get(DataSource);
  if (samples)
    await onceOnly(dataSource, databaseStep, () => Promise.resolve({}), performance.now() - begun);
  await startMailAndWorker({ ...environment, publicUrl }, app, queue, log, closing);
  await app.listen(port, environment.host);
  terminal.line(`  ✓ Listening on ${publicUrl}`);
  if (samples) await loadSamples(app, publicUrl, terminal, closing.abortSignal);
  await printAddresses(app, publicUrl, { samples, mailbox }, terminal);
}

async function openDatabase(
  environment: Environment,
  terminal: Terminal,
  closing: Closing,
): Promise<string> {
  if (environment.databaseUrl !== null) {
    const url = environment.databaseUrl;
    await terminal.step(
      'Migrating the database',
      () => migrateDatabase(url),
      () => 'Database migrated',
    );
    return url;
  }
  const server = await terminal.step(
    'Starting PostgreSQL',
    () =>
      startEmbeddedPostgres({
        dataDir: environment.dataDir,
        log: (line) => terminal.line(`    ${line}`),
      }),
    ({ adopted }) =>
      adopted
        ? 'Embedded PostgreSQL taken over from a start that was killed'
        : 'Embedded PostgreSQL started',
  );
  closing.add(() => server.stop());
  await terminal.step(
    'Migrating',
    () => migrateDatabase(server.url),
    () => 'Database migrated',
  );
  return server.url;
}

async function startMailAndWorker(
  environment: Environment & { publicUrl: string },
  app: NestExpressApplication,
  queue: { databaseUrl: string; redisUrl: string | null },
  log: Logger,
  closing: Closing,
): Promise<void> {
  const dataSource = app.get(DataSource);
  let { smtpUrl } = environment;
  if (smtpUrl === null) {
    const mailbox = await startMailbox(dataSource);
    closing.add(() => mailbox.close());
    smtpUrl = mailbox.url;
  }
  const { mailFrom, publicUrl, webhooksToLoopback } = environment;
  const worker = await startWorker({
    dataSource,
    queues: app.get(JobQueues),
    queue,
    smtpUrl,
    mailFrom,
    publicUrl,
    webhooksToLoopback,
    log,
  });
  closing.add(() => worker.close());
}

async function printAddresses(
  app: NestExpressApplication,
  publicUrl: string,
  { samples, mailbox }: { samples: boolean; mailbox: boolean },
  terminal: Terminal,
): Promise<void> {
  terminal.line();
  terminal.line(`  Showcases      ${publicUrl}/`);
  if (mailbox) terminal.line(`  Mailbox        ${publicUrl}/mailbox`);
  if (samples) {
    const { manager } = app.get(DataSource);
    const user = await ensureUser(manager, sampleOrganiser);
    const token = await issueSignInToken(manager, user, linkHours * 60 * 60 * 1000);
    terminal.line(`  Organiser      ${publicUrl}/sign-in#${token}`);
    terminal.line(
      `                 (works once, for ${linkHours} hours; the next start prints a new one)`,
    );
  }
  terminal.line();
  terminal.line('  Ctrl-C stops everything.');
}
