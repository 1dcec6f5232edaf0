import { Controller, Get, Inject, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readOwnCalendar } from '#libs/meetings/read-calendar.js';
import { readOwnSchedules } from '#libs/meetings/read-schedule.js';
import { summariseShowcases } from '#libs/meetings/summarise-showcases.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { ownScheduleShape, sendCalendar } from './schedule-shape.js';
import { ownSchedules } from './schedules.shapes.js';

/** What the signed-in person attends as a delegate or interpreter, by the address of the account. */
@Controller('api/v1/me/schedules')
export class OwnSchedulesController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** The person's own schedules; where none is published yet, when it is to come. */
  @Get()
  @OwnAccount()
  @Answers(200, ownSchedules)
  async list(@CurrentUser() user: User): Promise<z.infer<typeof ownSchedules>> {
    const own = await readOwnSchedules(this.dataSource, user, this.setup.publicUrl);
    const summaries = await summariseShowcases(
      this.dataSource,
      own.map(({ of }) => of.slug),
    );
    return {
      items: own.flatMap((each) => {
        const summary = summaries.find(({ id }) => id === each.of.id);
        return summary ? [ownScheduleShape(each, summary)] : [];
      }),
    };
  }

  /** One of them for a calendar; `id` is the schedule's. */
  @Get(':id/calendar.ics')
  @OwnAccount()
  @Answers(200, null, 'schedule.unknown')
  async calendar(
    @CurrentUser() user: User,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const calendar = await readOwnCalendar(this.dataSource, user, id, this.setup.publicUrl);
    if (!calendar) throw new Problem('schedule.unknown');
    sendCalendar(response, calendar);
  }
}
