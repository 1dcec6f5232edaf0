import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { JobQueues } from '#libs/queue/job-queues.js';

import { changePart, type PartChange } from './change-part.js';
import { decide, type Decided, type Decision } from './decide.js';
import { mergeInto } from './duplicates.js';
import { submitRegistration, type Submitted } from './submit.js';
import { writeMessage } from './thread.js';

/** Changes registrations and, after the commit, sends the mails that follow from it. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
  ) {}

  async submit(submit: { showcaseId: string; user: User; publicUrl: string }): Promise<Submitted> {
    const submitted = await submitRegistration(this.dataSource, submit);
    await this.queues.addMails(submitted.mailIds);
    return submitted;
  }

  async decide(decision: Decision): Promise<Decided> {
    const decided = await decide(this.dataSource, decision);
    await this.queues.addMails(decided.mailIds);
    return decided;
  }

  /** @returns the profile's new version */
  async changePart(change: PartChange): Promise<number> {
    const { version, mailIds } = await changePart(this.dataSource, change);
    await this.queues.addMails(mailIds);
    return version;
  }

  async write(message: Parameters<typeof writeMessage>[1]): Promise<void> {
    await this.queues.addMails(await writeMessage(this.dataSource, message));
  }

  async merge(merge: Parameters<typeof mergeInto>[1]): Promise<void> {
    await this.queues.addMails(await mergeInto(this.dataSource, merge));
  }
}
