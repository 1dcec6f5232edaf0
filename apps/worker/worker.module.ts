import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { MeetingsModule } from '#libs/meetings/meetings.module.js';
import type { QueueSettings } from '#libs/queue/backend.js';
import { QueueModule } from '#libs/queue/queue.module.js';
import { SamplesModule } from '#libs/samples/samples.module.js';

/** Database and queues without HTTP: for worker processes and for commands. */
@Module({})
export class WorkerModule {
  static register(queue: QueueSettings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(queue.databaseUrl), autoLoadEntities: true }),
        QueueModule.register(queue),
        MeetingsModule,
        SamplesModule,
      ],
    };
  }
}
