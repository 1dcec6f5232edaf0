import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AuditEntry } from './audit-entry.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([AuditEntry])] })
export class AuditModule {}
