import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CaughtMail } from './caught-mail.entity.js';
import { OutboxMail } from './outbox-mail.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([OutboxMail, CaughtMail])] })
export class MailModule {}
