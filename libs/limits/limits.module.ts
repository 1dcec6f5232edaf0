import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { Limits } from './limits.js';

@Module({
  providers: [
    {
      provide: Limits,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new Limits(dataSource),
    },
  ],
  exports: [Limits],
})
export class LimitsModule {}
