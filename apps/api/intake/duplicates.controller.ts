import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { tellApart } from '#libs/registrations/duplicates.js';
import { RegistrationsService } from '#libs/registrations/registrations.service.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { pairOf } from './intake.shapes.js';

/** Two registrations that may be one company. */
@Controller('api/v1/participants/:id')
export class DuplicatesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationsService,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** Joins the other registration into this one: gaps are filled, people come over, it is withdrawn. */
  @Post('merge')
  @OrganiserOf('participant')
  @HttpCode(204)
  @Answers(204, null, 'registration.not-mergeable', 'registration.unknown')
  async merge(
    @Param('id') participantId: string,
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: pairOf }) { other }: z.infer<typeof pairOf>,
  ): Promise<void> {
    await this.registrations.merge({
      showcaseId,
      participantId,
      otherId: other,
      userId: user.id,
      publicUrl: this.setup.publicUrl,
    });
  }

  /** They are two companies: the hint does not come again. */
  @Post('not-duplicate')
  @OrganiserOf('participant')
  @HttpCode(204)
  @Answers(204, null, 'registration.unknown')
  async apart(
    @Param('id') participantId: string,
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Body({ schema: pairOf }) { other }: z.infer<typeof pairOf>,
  ): Promise<void> {
    await tellApart(this.dataSource, { showcaseId, participantId, otherId: other, userId });
  }
}
