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
import { RegistrationsService } from '#libs/registrations/registrations.service.js';
import { readThread } from '#libs/registrations/thread.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { threadShape } from './thread-shape.js';
import {
  decided,
  decision,
  invitations,
  newInvitation,
  newMessage,
  thread,
} from './intake.shapes.js';

/** What an organiser does with registrations. */
@Controller('api/v1')
export class IntakeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationsService,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** Approves, asks, puts on the waiting list, rejects, withdraws or takes back; one or many. */
  @Post('showcases/:slug/decisions')
  @OrganiserOf('showcase')
  @HttpCode(200)
  @Answers(200, decided, 400, 401, 404)
  async decide(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: decision }) body: z.infer<typeof decision>,
  ): Promise<z.infer<typeof decided>> {
    const { outcomes, movedUp } = await this.registrations.decide({
      showcaseId,
      participantIds: body.participants,
      action: body.action,
      text: body.text === '' ? null : body.text,
      userId: user.id,
      actedAs: 'organiser',
      publicUrl: this.setup.publicUrl,
    });
    return {
      outcomes: outcomes.map(({ participantId, outcome }) => ({
        participant: participantId,
        outcome,
      })),
      movedUp,
    };
  }

  @Get('participants/:id/messages')
  @OrganiserOf('participant')
  @Answers(200, thread, 401, 404)
  async thread(@Param('id') id: string): Promise<z.infer<typeof thread>> {
    return threadShape(await readThread(this.dataSource, id));
  }

  @Post('participants/:id/messages')
  @OrganiserOf('participant')
  @HttpCode(204)
  @Answers(204, null, 400, 401, 404)
  async write(
    @Param('id') participantId: string,
    @CurrentUser() user: User,
    @Body({ schema: newMessage }) { body }: z.infer<typeof newMessage>,
  ): Promise<void> {
    const { publicUrl } = this.setup;
    await this.registrations.write({
      participantId,
      userId: user.id,
      side: 'organiser',
      body,
      publicUrl,
    });
  }

  @Get('showcases/:slug/invitations')
  @OrganiserOf('showcase')
  @Answers(200, invitations, 401, 404)
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
  @Answers(201, null, 400, 401, 404)
  async invite(
    @ShowcaseId() showcaseId: string,
    @Body({ schema: newInvitation }) body: z.infer<typeof newInvitation>,
  ): Promise<void> {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    await createInvitation(this.dataSource, showcaseId, { ...body, expiresAt });
  }

  @Delete('showcases/:slug/invitations/:invitationId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 401, 404)
  async endInvitation(
    @ShowcaseId() showcaseId: string,
    @Param('invitationId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    if (!(await removeInvitation(this.dataSource, showcaseId, id)))
      throw new Problem('invitation.unknown');
  }
}
