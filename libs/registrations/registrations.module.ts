import { Module } from '@nestjs/common';

import { ShowcasesModule } from '#libs/showcases/showcases.module.js';

import { RegistrationsService } from './registrations.service.js';

@Module({
  imports: [ShowcasesModule],
  providers: [RegistrationsService],
  exports: [RegistrationsService],
})
export class RegistrationsModule {}
