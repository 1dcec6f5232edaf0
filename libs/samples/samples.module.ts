import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { SampleStep } from './sample-step.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([SampleStep])] })
export class SamplesModule {}
