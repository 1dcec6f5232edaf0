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
import {
  createInvitation,
  readInvitations,
  removeInvitation,
} from '#libs/registrations/invitations.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { invitations, newInvitation } from './intake.shapes.js';

/** Links that an organiser hands to segments. */
@Controller('api/v1')
export class InvitationsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get('showcases/:slug/invitations')
  @OrganiserOf('showcase')
  @Answers(200, invitations)
  async invitations(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
  ): Promise<z.infer<typeof invitations>> {
    const rows = await readInvitations(this.dataSource, showcaseId);
    return {
      items: rows.map(({ code, expiresAt, ...row }) => ({
        ...row,
        expiresAt: expiresAt?.toISOString() ?? null,
        url: `${this.setup.publicUrl}/s/${slug}/register?via=${code}`,
      })),
    };
  }

  @Post('showcases/:slug/invitations')
  @OrganiserOf('showcase')
  @Answers(201, null)
  async invite(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Body({ schema: newInvitation }) body: z.infer<typeof newInvitation>,
  ): Promise<void> {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    await createInvitation(this.dataSource, { showcaseId, userId }, { ...body, expiresAt });
  }

  @Delete('showcases/:slug/invitations/:invitationId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 'invitation.unknown')
  async endInvitation(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Param('invitationId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    if (!(await removeInvitation(this.dataSource, { showcaseId, userId }, id)))
      throw new Problem('invitation.unknown');
  }
}
