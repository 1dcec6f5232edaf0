import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { JobQueues } from '#libs/queue/job-queues.js';

import { publishRound, type Publication, type PublishRound } from './publish-round.js';
import { startRound, type StartRound } from './start-round.js';
import type { Round } from './round.entity.js';

/** Changes a round and, after the commit, adds the jobs that follow from it. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
  ) {}

  async start(start: StartRound): Promise<Round> {
    const round = await startRound(this.dataSource, start);
    await this.queues.addRound(round.id);
    return round;
  }

  async publish(publish: PublishRound): Promise<Publication> {
    const publication = await publishRound(this.dataSource, publish);
    await this.queues.addMails(publication.mailIds);
    return publication;
  }
}
