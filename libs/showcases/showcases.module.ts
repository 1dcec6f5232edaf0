import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '#libs/accounts/accounts.module.js';
import { CompaniesModule } from '#libs/companies/companies.module.js';

import { Delegate } from './delegate.entity.js';
import { Interest } from './interest.entity.js';
import { Interpreter } from './interpreter.entity.js';
import { Need } from './need.entity.js';
import { Offering } from './offering.entity.js';
import { Organiser } from './organiser.entity.js';
import { Participant } from './participant.entity.js';
import { ShowcaseTable } from './showcase-table.entity.js';
import { Showcase } from './showcase.entity.js';
import { Slot } from './slot.entity.js';
import { Wish } from './wish.entity.js';

const entities = [
  Showcase,
  Organiser,
  Slot,
  ShowcaseTable,
  Interpreter,
  Participant,
  Delegate,
  Offering,
  Need,
  Interest,
  Wish,
];

@Module({ imports: [AccountsModule, CompaniesModule, TypeOrmModule.forFeature(entities)] })
export class ShowcasesModule {}
