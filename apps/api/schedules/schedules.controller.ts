import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readCalendar, readSchedule } from '#libs/meetings/read-schedule.js';
import { summariseShowcases } from '#libs/meetings/summarise-showcases.js';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { summaryShape } from '../showcases/showcases.controller.js';

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
  @Answers(200, scheduleSchema, 404)
  async read(@Param('token') token: string): Promise<z.infer<typeof scheduleSchema>> {
    const schedule = await readSchedule(this.dataSource, token, this.setup.publicUrl);
    const [summary] = schedule
      ? await summariseShowcases(this.dataSource, schedule.showcaseSlug)
      : [];
    if (!schedule || !summary) throw new Problem('schedule.unknown');
    const { name, title, company, kind, timeZone, homeCity } = schedule.attendee;
    return {
      showcase: summaryShape(summary),
      version: schedule.version,
      language: schedule.language,
      attendee: { name, title, company, kind, timeZone, homeCity },
      meetings: schedule.meetings.map((meeting) => ({
        id: meeting.uid,
        startsAt: meeting.startsAt.toISOString(),
        endsAt: meeting.endsAt.toISOString(),
        table: meeting.table,
        parties: meeting.parties,
        interpreter: meeting.interpreter,
        reasons: meeting.reasons,
      })),
    };
  }

  @Get('calendar.ics')
  @Public()
  @Answers(200, null, 404)
  async calendar(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const calendar = await readCalendar(this.dataSource, token, this.setup.publicUrl);
    if (!calendar) throw new Problem('schedule.unknown');
    response
      .setHeader('Content-Type', `text/calendar; charset=utf-8; method=${calendar.method}`)
      .setHeader('Content-Disposition', 'attachment; filename="schedule.ics"')
      .send(calendar.content);
  }
}
