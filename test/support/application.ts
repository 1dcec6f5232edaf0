import { fileURLToPath } from 'node:url';

import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino, type Logger } from 'pino';
import { DataSource } from 'typeorm';

import { createApi } from '#apps/api/create-api.js';
import { startWorker, type RunningWorker } from '#apps/worker/start-worker.js';
import { ensureUser, issueSignInToken } from '#libs/accounts/sign-in.js';
import { importFile } from '#libs/imports/import-file.js';
import { startMailbox } from '#libs/mail/mailbox/start-mailbox.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import { Round } from '#libs/rounds/round.entity.js';
import { RoundsService } from '#libs/rounds/rounds.service.js';
import { Organiser } from '#libs/showcases/organiser.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { freshDatabase } from './database.js';

export const sampleFile = fileURLToPath(
  new URL('../../samples/robotics-2027.xlsx', import.meta.url),
);
export const slug = 'robotics-2027';

export interface Application {
  app: NestExpressApplication;
  url: string;
  databaseUrl: string;
  dataSource: DataSource;
  queues: JobQueues;
  rounds: RoundsService;
  /** Starts a worker that mails into the application's mailbox. */
  startWorker(): Promise<RunningWorker>;
  /** Cookie header of a new session. */
  signIn(person: { email: string; isAdmin?: boolean }): Promise<string>;
  close(): Promise<void>;
}

/** The real application on a database of its own, listening on a free port. */
export async function openApplication(
  redisUrl: string | null = null,
  webhooksToLoopback = false,
  log: Logger = pino({ level: 'silent' }),
): Promise<Application> {
  const databaseUrl = await freshDatabase();
  const queue = { databaseUrl, redisUrl };
  const publicUrl = 'http://localhost:3000';
  const app = await createApi(
    {
      databaseUrl,
      queue,
      mailbox: true,
      samples: false,
      publicUrl,
      trustedProxies: 0,
      webhooksToLoopback,
    },
    log,
  );
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const dataSource = app.get(DataSource);
  const mailbox = await startMailbox(dataSource);
  const workers: RunningWorker[] = [];
  return {
    app,
    url,
    databaseUrl,
    dataSource,
    queues: app.get(JobQueues),
    rounds: app.get(RoundsService),
    startWorker: async () => {
      const worker = await startWorker({
        dataSource,
        queues: app.get(JobQueues),
        queue,
        smtpUrl: mailbox.url,
        mailFrom: 'meetings@showcase.example',
        publicUrl,
        webhooksToLoopback,
        log,
      });
      workers.push(worker);
      return worker;
    },
    signIn: async (person) => {
      const user = await ensureUser(dataSource.manager, { name: person.email, ...person });
      const token = await issueSignInToken(dataSource.manager, user, 60_000);
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    close: async () => {
      for (const worker of workers) await worker.close();
      await mailbox.close();
      await app.close();
    },
  };
}

/** Imports the sample showcase and makes a user its organiser. */
export async function loadShowcase(
  dataSource: DataSource,
  email = 'organiser@showcase.example',
): Promise<{ showcase: Showcase; userId: string }> {
  const report = await importFile(dataSource, sampleFile, {});
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems[0]));
  const showcase = await dataSource.manager.findOneByOrFail(Showcase, { slug });
  const user = await ensureUser(dataSource.manager, { email, name: 'Kim Hana' });
  await dataSource.manager.insert(Organiser, { showcase, user });
  return { showcase, userId: user.id };
}

/** Waits until a round is in one of the states. */
export async function roundIn(
  dataSource: DataSource,
  id: string,
  states: Round['state'][],
  seconds = 60,
): Promise<Round> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    const round = await dataSource.manager.findOneByOrFail(Round, { id });
    if (states.includes(round.state)) return round;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The round did not come into ${states.join(' or ')}`);
}
