import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { Limits } from '#libs/limits/limits.js';
import { RegistrationsService } from '#libs/registrations/registrations.service.js';
import { readThread } from '#libs/registrations/thread.js';

import { MemberOf } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { newMessage, thread } from '../intake/intake.shapes.js';
import { threadShape } from '../intake/thread-shape.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

/** What a company does with its own registration: talk with the organiser, or step back. */
@Controller('api/v1/participations/:id')
export class OwnRegistrationController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationsService,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get('messages')
  @MemberOf('participation')
  @Answers(200, thread)
  async thread(@Acting() { participation }: ActingFor): Promise<z.infer<typeof thread>> {
    return threadShape(await readThread(this.dataSource, participation!.id));
  }

  @Post('messages')
  @MemberOf('participation')
  @HttpCode(204)
  @Limited('company-mail')
  @Answers(204, null)
  async write(
    @Acting() { participation, companyId }: ActingFor,
    @CurrentUser() user: User,
    @Body({ schema: newMessage }) { body }: z.infer<typeof newMessage>,
  ): Promise<void> {
    await this.limits.take('company-mail', companyId);
    await this.registrations.write({
      participantId: participation!.id,
      userId: user.id,
      side: 'company',
      body,
      publicUrl: this.setup.publicUrl,
    });
  }

  /** Takes the company out of the showcase. The organiser can reopen it. */
  @Post('withdraw')
  @MemberOf('participation', { owner: true })
  @HttpCode(204)
  @Answers(204, null)
  async withdraw(@Acting() { participation }: ActingFor, @CurrentUser() user: User): Promise<void> {
    const { id, showcaseId } = participation!;
    await this.registrations.decide({
      showcaseId,
      participantIds: [id],
      action: 'withdraw',
      text: null,
      userId: user.id,
      actedAs: 'company',
      publicUrl: this.setup.publicUrl,
    });
  }
}
