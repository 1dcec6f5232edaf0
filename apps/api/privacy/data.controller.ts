import { Controller, Get, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { readCompanyData } from '#libs/privacy/company-data.js';
import { keptFiles } from '#libs/privacy/kept-files.js';
import { readPersonalData } from '#libs/privacy/personal-data.js';

import { MemberOf, OwnAccount } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers } from '../documented.js';

import { sendArchive } from './data-archive.js';

/** What is kept, to take along. */
@Controller('api/v1')
export class DataController {
  constructor(private readonly dataSource: DataSource) {}

  /** All that is kept of the signed-in person: data.json and a .csv of each kind, in a .zip. */
  @Get('me/data')
  @OwnAccount()
  @ApiProduces('application/zip')
  @Answers(200, null)
  async person(@CurrentUser() user: User, @Res() response: Response): Promise<void> {
    await record(this.dataSource.manager, {
      action: 'data.taken',
      actedAs: 'person',
      actorId: user.id,
      userId: user.id,
    });
    const data = await readPersonalData(this.dataSource, user);
    const files = keptFiles(this.dataSource, { uploadedBy: user.id });
    response.attachment('my-data.zip');
    await sendArchive({ about: 'person', data, files }, user.language, response);
  }

  /** All that is kept of a company, for its owners: data.json and a .csv of each kind, in a .zip. */
  @Get('companies/:id/data')
  @MemberOf('company', { owner: true })
  @ApiProduces('application/zip')
  @Answers(200, null)
  async company(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Res() response: Response,
  ): Promise<void> {
    await record(this.dataSource.manager, {
      action: 'data.taken',
      actedAs: 'company',
      actorId: user.id,
      companyId,
    });
    const data = await readCompanyData(this.dataSource, companyId);
    const files = keptFiles(this.dataSource, { company: companyId });
    response.attachment('company-data.zip');
    await sendArchive({ about: 'company', data, files }, user.language, response);
  }
}
