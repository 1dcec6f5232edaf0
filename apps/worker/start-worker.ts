import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import { forgetKeys } from '#libs/idempotency/forget-keys.js';
import { expireRequests } from '#libs/directory/expire-requests.js';
import { dueMails } from '#libs/mail/outbox.js';
import { sendQueuedMail } from '#libs/mail/send.js';
import { createTransport } from '#libs/mail/transport.js';
import { openWorker, type QueueSettings } from '#libs/queue/backend.js';
import type { JobQueues } from '#libs/queue/job-queues.js';
import { jobs } from '#libs/queue/jobs.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { runRoundJob } from '#libs/rounds/run-round.js';
import { unfinishedRounds } from '#libs/rounds/unfinished-rounds.js';

export interface WorkerOptions {
  dataSource: DataSource;
  queues: JobQueues;
  queue: QueueSettings;
  smtpUrl: string;
  mailFrom: string;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  log: Logger;
}

export interface RunningWorker {
  close(): Promise<void>;
}

const mailsAtOnce = 8;
const sweepMilliseconds = 5_000;
const sweepMails = 2_000;

/** Takes jobs until closed: runs rounds, sends mails, and sweeps up what lost its job. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { dataSource, queue, log } = options;
  const engine = new MatchingEngine();
  await engine.warmUp();
  const transport = createTransport(options.smtpUrl);
  const shutdown = new AbortController();
  const rounds = openWorker(
    queue,
    'rounds',
    async (job) => {
      const { roundId } = jobs.rounds.parse(job.data);
      log.info({
        roundId,
        result: await runRoundJob(dataSource, engine, roundId, shutdown.signal),
      });
    },
    1,
  );
  const mail = openWorker(
    queue,
    'mail',
    async (job) => {
      const { mailId } = jobs.mail.parse(job.data);
      const result = await sendQueuedMail(dataSource, transport, mailId, options.mailFrom);
      if (result !== 'sent') log.warn({ mailId, result });
    },
    mailsAtOnce,
  );
  for (const { it } of [rounds, mail]) {
    it.on('error', (err) => log.warn({ err }, 'The queue lost its connection and tries again'));
    it.on('failed', (job, err) => log.error({ job: job?.id, err }, 'A job failed'));
  }
  const sweep = startSweep(options);
  return {
    close: async () => {
      sweep.stop();
      // A round would keep the worker open until its end: it is dropped, and its job runs again.
      shutdown.abort();
      await Promise.all([rounds.close(), mail.close(), sweep.idle()]);
      transport.close();
      await engine.close();
    },
  };
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
