import { Module } from '@nestjs/common';

import { RoundsModule } from '#libs/rounds/rounds.module.js';

@Module({ imports: [RoundsModule] })
export class MeetingsModule {}
