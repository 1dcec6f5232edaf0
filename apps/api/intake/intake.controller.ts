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
import { markSeen } from '#libs/registrations/mark-seen.js';
import { readCaps } from '#libs/showcases/places.js';
import { RegistrationsService } from '#libs/registrations/registrations.service.js';
import { readThread } from '#libs/registrations/thread.js';
import { undoDecision } from '#libs/registrations/undo-decision.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { threadShape } from './thread-shape.js';
import { decided, decision, newMessage, places, seen, thread } from './intake.shapes.js';

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
  @Answers(200, decided, 'registration.reason-needed', 'registration.unknown')
  async decide(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: decision }) body: z.infer<typeof decision>,
  ): Promise<z.infer<typeof decided>> {
    const { outcomes, movedUp, undo } = await this.registrations.decide({
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
      undo,
    };
  }

  /** Takes a decision back before its mails leave. */
  @Delete('showcases/:slug/decisions/:decisionId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(
    204,
    null,
    'decision.overtaken',
    'decision.sent',
    'decision.too-late',
    'decision.unknown',
  )
  async undo(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Param('decisionId', ParseUUIDPipe) decisionId: string,
  ): Promise<void> {
    await undoDecision(this.dataSource, { showcaseId, decisionId, userId: user.id });
  }

  /** The caps and how many places are left of each. */
  @Get('showcases/:slug/places')
  @OrganiserOf('showcase')
  @Answers(200, places)
  async places(@ShowcaseId() showcaseId: string): Promise<z.infer<typeof places>> {
    return { items: await readCaps(this.dataSource.manager, showcaseId) };
  }

  /** What the company changed up to the state that was read has been seen. */
  @Post('participants/:id/seen')
  @OrganiserOf('participant')
  @HttpCode(204)
  @Answers(204, null, 'registration.changed')
  async seen(
    @Param('id') participantId: string,
    @Body({ schema: seen }) { state }: z.infer<typeof seen>,
  ): Promise<void> {
    await markSeen(this.dataSource, participantId, state);
  }

  @Get('participants/:id/messages')
  @OrganiserOf('participant')
  @Reads('thread.read')
  @Answers(200, thread)
  async thread(@Param('id') id: string): Promise<z.infer<typeof thread>> {
    return threadShape(await readThread(this.dataSource, id));
  }

  @Post('participants/:id/messages')
  @OrganiserOf('participant')
  @HttpCode(204)
  @Answers(204, null)
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
}
