import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { askForAccess, decideAccess } from '#libs/companies/access-requests.js';
import { changeMember, inviteColleague, readColleagues } from '#libs/companies/colleagues.js';
import { Limits } from '#libs/limits/limits.js';
import { saveCompany } from '#libs/profiles/save-company.js';
import { JobQueues } from '#libs/queue/job-queues.js';

import { MemberOf, SignedIn } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { companyInput } from '../participations/participations.shapes.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { IfMatch, NeedsVersion, sendVersion } from '../version-header.js';

import {
  accessDecision,
  colleagues,
  companySaved,
  memberChange,
  newColleague,
} from './companies.shapes.js';

/** A company and the people who act for it. */
@Controller('api/v1/companies/:id')
export class CompaniesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Put()
  @MemberOf('company')
  @NeedsVersion()
  @Answers(200, companySaved, 'profile.changed', 'company.exists')
  async save(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: companyInput }) change: z.infer<typeof companyInput>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof companySaved>> {
    const editor = { userId: user.id, actedAs: 'company' as const };
    const next = await saveCompany(this.dataSource, { companyId, change, version }, editor);
    sendVersion(response, next);
    return { version: next };
  }

  @Get('people')
  @MemberOf('company')
  @Answers(200, colleagues)
  async people(@Acting() { companyId }: ActingFor): Promise<z.infer<typeof colleagues>> {
    const { members, invited, asking } = await readColleagues(this.dataSource, companyId);
    const dated = <Row extends { createdAt: Date }>(rows: Row[]) =>
      rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
    return { members, invited: dated(invited), asking: dated(asking) };
  }

  /** Invites a colleague by mail. */
  @Post('people')
  @MemberOf('company', { owner: true })
  @HttpCode(204)
  @Limited('company-mail')
  @Answers(204, null)
  async invite(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Body({ schema: newColleague }) { email, language }: z.infer<typeof newColleague>,
  ): Promise<void> {
    await this.limits.take('company-mail', companyId);
    const acting = { companyId, user, publicUrl: this.setup.publicUrl };
    const mails = await inviteColleague(this.dataSource, acting, email, language);
    await this.queues.addMails(mails);
  }

  /** Makes a member an owner or an owner a member. */
  @Patch('people/:userId')
  @MemberOf('company', { owner: true })
  @HttpCode(204)
  @Answers(204, null, 'company.last-owner', 'member.unknown')
  async changeMember(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Param('userId', ParseUUIDPipe) memberId: string,
    @Body({ schema: memberChange }) { role }: z.infer<typeof memberChange>,
  ): Promise<void> {
    await changeMember(this.dataSource, { companyId, user }, memberId, role);
  }

  @Delete('people/:userId')
  @MemberOf('company', { owner: true })
  @HttpCode(204)
  @Answers(204, null, 'company.last-owner', 'member.unknown')
  async removeMember(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Param('userId', ParseUUIDPipe) memberId: string,
  ): Promise<void> {
    await changeMember(this.dataSource, { companyId, user }, memberId, null);
  }

  /** Asks the owners to let the signed-in person in. */
  @Post('access-requests')
  @SignedIn()
  @HttpCode(202)
  @Limited('company-mail')
  @Answers(202, null, 'company.unknown')
  async ask(
    @Param('id', ParseUUIDPipe) companyId: string,
    @CurrentUser() user: User,
  ): Promise<void> {
    await this.limits.take('company-mail', user.id);
    const acting = { companyId, user, publicUrl: this.setup.publicUrl };
    await this.queues.addMails(await askForAccess(this.dataSource, acting));
  }

  @Patch('access-requests/:userId')
  @MemberOf('company', { owner: true })
  @HttpCode(204)
  @Answers(204, null, 'access-request.unknown')
  async decide(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Param('userId', ParseUUIDPipe) askerId: string,
    @Body({ schema: accessDecision }) { grant }: z.infer<typeof accessDecision>,
  ): Promise<void> {
    const acting = { companyId, user, publicUrl: this.setup.publicUrl };
    await this.queues.addMails(await decideAccess(this.dataSource, acting, askerId, grant));
  }
}
