import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccessRequest } from './access-request.entity.js';
import { ColleagueInvitation } from './colleague-invitation.entity.js';
import { CompanyOwner } from './company-owner.entity.js';
import { Company } from './company.entity.js';
import { Membership } from './membership.entity.js';

const entities = [Company, CompanyOwner, Membership, AccessRequest, ColleagueInvitation];

@Module({ imports: [TypeOrmModule.forFeature(entities)] })
export class CompaniesModule {}
