import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readCalendar } from '#libs/meetings/read-calendar.js';
import { readSchedule } from '#libs/meetings/read-schedule.js';
import { summariseShowcases } from '#libs/meetings/summarise-showcases.js';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { scheduleShape, sendCalendar } from './schedule-shape.js';
import { schedule as scheduleSchema } from './schedules.shapes.js';

/** An attendee's own schedule; the token of the mailed link is the key. */
@Controller('api/v1/schedules/:token')
export class SchedulesController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get()
  @Public()
  @Answers(200, scheduleSchema, 'schedule.unknown')
  async read(@Param('token') token: string): Promise<z.infer<typeof scheduleSchema>> {
    const schedule = await readSchedule(this.dataSource, token, this.setup.publicUrl);
    const [summary] = schedule ? await summariseShowcases(this.dataSource, [schedule.of.slug]) : [];
    if (!schedule || !summary) throw new Problem('schedule.unknown');
    return scheduleShape(schedule, summary);
  }

  @Get('calendar.ics')
  @Public()
  @Answers(200, null, 'schedule.unknown')
  async calendar(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const calendar = await readCalendar(this.dataSource, token, this.setup.publicUrl);
    if (!calendar) throw new Problem('schedule.unknown');
    sendCalendar(response, calendar);
  }
}
