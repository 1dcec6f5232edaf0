import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { MailModule } from '#libs/mail/mail.module.js';
import { ShowcasesModule } from '#libs/showcases/showcases.module.js';
import { WebhooksModule } from '#libs/webhooks/webhooks.module.js';

import { RoundDesk } from './desk.js';
import { MeetingLock } from './meeting-lock.entity.js';
import { Meeting } from './meeting.entity.js';
import { Round } from './round.entity.js';
import { RoundsService } from './rounds.service.js';
import { ScheduleLink } from './schedule-link.entity.js';
import { ScheduleVersion } from './schedule-version.entity.js';

@Module({
  imports: [
    ShowcasesModule,
    MailModule,
    WebhooksModule,
    TypeOrmModule.forFeature([Round, ScheduleVersion, Meeting, MeetingLock, ScheduleLink]),
  ],
  providers: [RoundsService, RoundDesk],
  exports: [RoundsService, RoundDesk],
})
export class RoundsModule {}
