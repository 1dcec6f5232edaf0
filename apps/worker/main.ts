import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

import { EnvironmentError, readEnvironment } from '#libs/config/environment.js';
import { openLog } from '#libs/config/log.js';
import { JobQueues } from '#libs/queue/job-queues.js';

import { startWorker } from './start-worker.js';
import { WorkerModule } from './worker.module.js';

/** A worker process of its own: `node dist/apps/worker/main.js`. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const { databaseUrl, redisUrl, smtpUrl, mailFrom, publicUrl, logLevel } = environment;
  const needed = { DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl, PUBLIC_URL: publicUrl };
  const missing = Object.entries(needed)
    .filter(([, value]) => value === null)
    .map(([name]) => ({ name, message: 'must be set for a worker process' }));
  if (databaseUrl === null || smtpUrl === null || publicUrl === null)
    throw new EnvironmentError(missing);
  const log = openLog(logLevel);
  const queue = { databaseUrl, redisUrl };
  const app = await NestFactory.createApplicationContext(WorkerModule.register(queue), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  const worker = await startWorker({
    dataSource: app.get(DataSource),
    queues: app.get(JobQueues),
    queue,
    smtpUrl,
    mailFrom,
    publicUrl,
    webhooksToLoopback: environment.webhooksToLoopback,
    log,
  });
  process.stdout.write('worker ready\n');
  const stop = async () => {
    await worker.close();
    await app.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error });
          process.exit(1);
        },
      );
    });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
