import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { Limits } from '#libs/limits/limits.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import {
  inviteOrganiser,
  readOrganisers,
  removeOrganiser,
  withdrawInvitation,
} from '#libs/showcases/organisers.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { newOrganiser, organisers } from './organisers.shapes.js';

/** Who runs a showcase. */
@Controller('api/v1/showcases/:slug/organisers')
export class OrganisersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get()
  @OrganiserOf('showcase')
  @Answers(200, organisers)
  async list(@ShowcaseId() showcaseId: string): Promise<z.infer<typeof organisers>> {
    const { organisers: all, invited } = await readOrganisers(this.dataSource, showcaseId);
    return {
      organisers: all,
      invited: invited.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })),
    };
  }

  /** Invites somebody by mail; the first sign-in with that address makes an organiser. */
  @Post()
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Limited('organiser-mail')
  @Answers(204, null)
  async invite(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: newOrganiser }) body: z.infer<typeof newOrganiser>,
  ): Promise<void> {
    await this.limits.take('organiser-mail', showcaseId);
    const { publicUrl } = this.setup;
    await this.queues.addMails(
      await inviteOrganiser(this.dataSource, { ...body, showcaseId, user, publicUrl }),
    );
  }

  @Delete('invitations/:invitationId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 'organiser.unknown')
  async withdraw(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Param('invitationId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await withdrawInvitation(this.dataSource, { showcaseId, id, userId: user.id });
  }

  /** Takes an organiser out; the last one stays. */
  @Delete(':userId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 'organiser.last', 'organiser.unknown')
  async remove(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Param('userId', ParseUUIDPipe) organiserId: string,
  ): Promise<void> {
    await removeOrganiser(this.dataSource, { showcaseId, organiserId, userId: user.id });
  }
}
