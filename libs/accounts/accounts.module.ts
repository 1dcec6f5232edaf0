import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';
import { User } from './user.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([User, SignInLink, Session])] })
export class AccountsModule {}
