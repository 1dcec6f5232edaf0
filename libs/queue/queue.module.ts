import { Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';

import type { QueueSettings } from './backend.js';
import { JobQueues } from './job-queues.js';

/** Gives the application its queues, and closes them with it. */
@Module({})
export class QueueModule implements OnApplicationShutdown {
  constructor(private readonly queues: JobQueues) {}

  static register(settings: QueueSettings): DynamicModule {
    const log = new Logger('Queue');
    const onError = (error: Error) => {
      log.warn({ err: error }, 'The queue lost its connection and tries again');
    };
    return {
      module: QueueModule,
      global: true,
      providers: [{ provide: JobQueues, useFactory: () => new JobQueues(settings, onError) }],
      exports: [JobQueues],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
  }
}
