import { sendQueuedMail } from '#libs/mail/send.js';
import { createTransport, type MailTransport } from '#libs/mail/transport.js';
import { openWorker, type QueueSettings } from '#libs/queue/backend.js';
import { jobs } from '#libs/queue/jobs.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { runRoundJob } from '#libs/rounds/run-round.js';
import { deliverDue } from '#libs/webhooks/deliver.js';
import { outside } from '#libs/webhooks/outside.js';
import { recordFailedMail } from '#libs/webhooks/record-failed-mail.js';

import { startSweep, type SweepOptions } from './sweep.js';

export interface WorkerOptions extends SweepOptions {
  queue: QueueSettings;
  smtpUrl: string;
  mailFrom: string;
  /** For development: webhooks may go to this machine itself, over plain http, too. */
  webhooksToLoopback: boolean;
}

export interface RunningWorker {
  close(): Promise<void>;
}

const mailsAtOnce = 8;
const endpointsAtOnce = 8;

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
