import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ShowcasesModule } from '#libs/showcases/showcases.module.js';
import { WebhooksModule } from '#libs/webhooks/webhooks.module.js';

import { DecisionRecord } from './decision-record.entity.js';
import { RegistrationsService } from './registrations.service.js';

@Module({
  imports: [ShowcasesModule, WebhooksModule, TypeOrmModule.forFeature([DecisionRecord])],
  providers: [RegistrationsService],
  exports: [RegistrationsService],
})
export class RegistrationsModule {}
