import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { JobQueues } from '#libs/queue/job-queues.js';
import { samplesFinished } from '#libs/samples/sample-steps.js';

import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

type Missing = 'database' | 'queue' | 'samples';

/** Tells what the service still lacks before it can serve. */
@Injectable()
export class Readiness {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  async missing(): Promise<Missing[]> {
    if (!(await answers(this.dataSource.query('select 1')))) return ['database'];
    const missing: Missing[] = [];
    if (!(await answers(this.queues.ping()))) missing.push('queue');
    if (this.setup.samples && !(await samplesFinished(this.dataSource))) missing.push('samples');
    return missing;
  }
}

const patienceMilliseconds = 2000;

/** Whether something answered without an error in good time. */
async function answers(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMilliseconds);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
