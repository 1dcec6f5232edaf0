import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import { expireRequests } from '#libs/directory/expire-requests.js';
import { forgetKeys } from '#libs/idempotency/forget-keys.js';
import { dueMails } from '#libs/mail/outbox.js';
import { announceRetention } from '#libs/privacy/announce-retention.js';
import { applyRetention } from '#libs/privacy/retention.js';
import type { JobQueues } from '#libs/queue/job-queues.js';
import { forgetDecisions } from '#libs/registrations/forget-decisions.js';
import { unfinishedRounds } from '#libs/rounds/unfinished-rounds.js';
import { endpointsWithDue } from '#libs/webhooks/deliver.js';

export interface SweepOptions {
  dataSource: DataSource;
  queues: JobQueues;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  log: Logger;
}

const sweepMilliseconds = 5_000;
const sweepMails = 2_000;
const sweepEndpoints = 500;

/**
 * Ends what has run out of time, adds jobs for what waits in the database but may have none in the queue, and
 * removes what is too old to keep. What takes longest comes last.
 */
const steps: Record<string, (options: SweepOptions) => Promise<void>> = {
  rounds: async ({ dataSource, queues }) => {
    for (const id of await unfinishedRounds(dataSource)) await queues.addRound(id);
  },
  requests: async ({ dataSource, queues, publicUrl }) =>
    queues.addMails(await expireRequests(dataSource, publicUrl)),
  mails: async ({ dataSource, queues }) => queues.addMails(await dueMails(dataSource, sweepMails)),
  webhooks: async ({ dataSource, queues }) =>
    queues.addWebhooks(await endpointsWithDue(dataSource, sweepEndpoints)),
  keys: ({ dataSource }) => forgetKeys(dataSource),
  decisions: ({ dataSource }) => forgetDecisions(dataSource),
  'retention notices': async ({ dataSource, queues, publicUrl }) =>
    queues.addMails(await announceRetention(dataSource, publicUrl, new Date())),
  retention: ({ dataSource, publicUrl }) => applyRetention(dataSource, publicUrl, new Date()),
};

/** A step that fails is tried again with the next sweep and holds up none of the others. */
async function sweep(options: SweepOptions): Promise<void> {
  for (const [step, run] of Object.entries(steps))
    await run(options).catch((err: unknown) =>
      options.log.warn({ step, err }, 'A step of the sweep failed and is tried again'),
    );
}

/** Sweeps every few seconds until stopped; `idle` waits for the sweep that is under way. */
export function startSweep(options: SweepOptions): { stop: () => void; idle: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    running = sweep(options).finally(() => (busy = false));
  };
  run();
  const timer = setInterval(run, sweepMilliseconds);
  return { stop: () => clearInterval(timer), idle: () => running };
}
