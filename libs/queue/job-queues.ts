import type { Queue } from 'bullmq';

import { afterCommit } from '#libs/database/one-transaction.js';

import { openQueue, type Opened, type QueueSettings } from './backend.js';
import type { JobData } from './jobs.js';

const bulk = 500;

/**
 * Adds jobs. Add only after the commit of what the job works on; if the process dies in between,
 * the worker's sweep adds the job again. A job that is there already is not added twice.
 */
export class JobQueues {
  private readonly rounds: Opened<Queue<JobData<'rounds'>>>;
  private readonly mail: Opened<Queue<JobData<'mail'>>>;
  private readonly webhooks: Opened<Queue<JobData<'webhooks'>>>;

  constructor(settings: QueueSettings, onError: (error: Error) => void) {
    this.rounds = openQueue(settings, 'rounds');
    this.mail = openQueue(settings, 'mail');
    this.webhooks = openQueue(settings, 'webhooks');
    for (const { it } of [this.rounds, this.mail, this.webhooks]) it.on('error', onError);
  }

  async addRound(roundId: string): Promise<void> {
    await afterCommit(async () => {
      await this.rounds.it.add('run', { roundId }, { jobId: `round-${roundId}` });
    });
  }

  async addMails(mailIds: string[]): Promise<void> {
    await afterCommit(() => this.addMailJobs(mailIds));
  }

  private async addMailJobs(mailIds: string[]): Promise<void> {
    for (let start = 0; start < mailIds.length; start += bulk) {
      await this.mail.it.addBulk(
        mailIds.slice(start, start + bulk).map((mailId) => ({
          name: 'send',
          data: { mailId },
          opts: { jobId: `mail-${mailId}` },
        })),
      );
    }
  }

  /** One job sends all that is due to an endpoint, so that a slow one takes up one place at most. */
  async addWebhooks(endpointIds: string[]): Promise<void> {
    await afterCommit(async () => {
      await this.webhooks.it.addBulk(
        endpointIds.map((endpointId) => ({
          name: 'deliver',
          data: { endpointId },
          opts: { jobId: `webhooks-${endpointId}` },
        })),
      );
    });
  }

  /** Resolves when the queue's store answers. */
  async ping(): Promise<void> {
    await this.mail.it.getJobCounts('waiting');
  }

  async close(): Promise<void> {
    await Promise.all([this.rounds, this.mail, this.webhooks].map((queue) => queue.close()));
  }
}
