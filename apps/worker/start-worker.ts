import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import { forgetKeys } from '#libs/idempotency/forget-keys.js';
import { expireRequests } from '#libs/directory/expire-requests.js';
import { dueMails } from '#libs/mail/outbox.js';
import { sendQueuedMail } from '#libs/mail/send.js';
import { createTransport, type MailTransport } from '#libs/mail/transport.js';
import { announceRetention } from '#libs/privacy/announce-retention.js';
import { applyRetention } from '#libs/privacy/retention.js';
import { openWorker, type QueueSettings } from '#libs/queue/backend.js';
import type { JobQueues } from '#libs/queue/job-queues.js';
import { jobs } from '#libs/queue/jobs.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { runRoundJob } from '#libs/rounds/run-round.js';
import { unfinishedRounds } from '#libs/rounds/unfinished-rounds.js';
import { deliverDue, endpointsWithDue } from '#libs/webhooks/deliver.js';
import { outside } from '#libs/webhooks/outside.js';
import { recordFailedMail } from '#libs/webhooks/record-failed-mail.js';

export interface WorkerOptions {
  dataSource: DataSource;
  queues: JobQueues;
  queue: QueueSettings;
  smtpUrl: string;
  mailFrom: string;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  /** For development: webhooks may go to this machine itself, over plain http, too. */
  webhooksToLoopback: boolean;
  log: Logger;
}

export interface RunningWorker {
  close(): Promise<void>;
}

const mailsAtOnce = 8;
const sweepMilliseconds = 5_000;
const sweepMails = 2_000;
const endpointsAtOnce = 8;
const sweepEndpoints = 500;

/** Takes jobs until closed: runs rounds, sends mails and webhooks, and sweeps up what lost its job. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { log } = options;
  const engine = new MatchingEngine();
  await engine.warmUp();
  const transport = createTransport(options.smtpUrl);
  const shutdown = new AbortController();
  const workers = [
    runRounds(options, engine, shutdown.signal),
    sendMails(options, transport),
    sendWebhooks(options, shutdown.signal),
  ];
  for (const { it } of workers) {
    it.on('error', (err) => log.warn({ err }, 'The queue lost its connection and tries again'));
    it.on('failed', (job, err) => log.error({ job: job?.id, err }, 'A job failed'));
  }
  const sweep = startSweep(options);
  return {
    close: async () => {
      sweep.stop();
      // A round would keep the worker open until its end: it is dropped, and its job runs again.
      shutdown.abort();
      await Promise.all([...workers.map((worker) => worker.close()), sweep.idle()]);
      transport.close();
      await engine.close();
    },
  };
}

function runRounds(
  { dataSource, queue, log }: WorkerOptions,
  engine: MatchingEngine,
  shutdown: AbortSignal,
) {
  return openWorker(
    queue,
    'rounds',
    async (job) => {
      const { roundId } = jobs.rounds.parse(job.data);
      log.info({ roundId, result: await runRoundJob(dataSource, engine, roundId, shutdown) });
    },
    1,
  );
}

function sendMails({ dataSource, queue, log, mailFrom }: WorkerOptions, transport: MailTransport) {
  return openWorker(
    queue,
    'mail',
    async (job) => {
      const { mailId } = jobs.mail.parse(job.data);
      const result = await sendQueuedMail(
        dataSource,
        transport,
        mailId,
        mailFrom,
        recordFailedMail,
      );
      // Not due: the sweep added a job for a mail that another one has taken meanwhile.
      if (result !== 'sent' && result !== 'not-due') log.warn({ mailId, result });
    },
    mailsAtOnce,
  );
}

function sendWebhooks(
  { dataSource, queue, publicUrl, webhooksToLoopback }: WorkerOptions,
  shutdown: AbortSignal,
) {
  const deliver = { outside: outside({ loopback: webhooksToLoopback }), publicUrl, shutdown };
  return openWorker(
    queue,
    'webhooks',
    async (job) => {
      const { endpointId } = jobs.webhooks.parse(job.data);
      await deliverDue(dataSource, endpointId, deliver);
    },
    endpointsAtOnce,
  );
}

/**
 * Ends what has run out of time, adds jobs for what waits in the database but may have none in the queue, and
 * removes what is too old to keep.
 */
function startSweep({ dataSource, queues, publicUrl, log }: WorkerOptions) {
  const sweep = async () => {
    await queues.addMails(await expireRequests(dataSource, publicUrl));
    for (const id of await unfinishedRounds(dataSource)) await queues.addRound(id);
    await queues.addMails(await dueMails(dataSource, sweepMails));
    await forgetKeys(dataSource);
    await keepRetention(dataSource, queues, publicUrl);
    await queues.addWebhooks(await endpointsWithDue(dataSource, sweepEndpoints));
  };
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    running = sweep()
      .catch((err: unknown) => log.warn({ err }, 'The sweep failed and tries again'))
      .finally(() => (busy = false));
  };
  run();
  const timer = setInterval(run, sweepMilliseconds);
  return { stop: () => clearInterval(timer), idle: () => running };
}

/** Tells organisers when personal data is about to be removed, and removes what is due. */
async function keepRetention(
  dataSource: DataSource,
  queues: JobQueues,
  publicUrl: string,
): Promise<void> {
  const now = new Date();
  await queues.addMails(await announceRetention(dataSource, publicUrl, now));
  await applyRetention(dataSource, publicUrl, now);
}
