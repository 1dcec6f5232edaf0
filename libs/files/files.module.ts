import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { StoredFile } from './stored-file.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([StoredFile])] })
export class FilesModule {}
