import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { User } from '#libs/accounts/user.entity.js';
import { summariseShowcases, type ShowcaseSummary } from '#libs/meetings/summarise-showcases.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { Admin, Public } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers, SendsLocation } from '../documented.js';
import { Problem } from '../problem/problem.js';

import {
  newShowcase,
  showcaseDetail,
  showcaseList,
  type showcaseSummary,
} from './showcases.shapes.js';

@Controller('api/v1/showcases')
export class ShowcasesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Public()
  @Answers(200, showcaseList)
  async list(): Promise<z.infer<typeof showcaseList>> {
    return { items: (await summariseShowcases(this.dataSource)).map(summaryShape) };
  }

  @Get(':slug')
  @Public()
  @Answers(200, showcaseDetail, 'showcase.unknown')
  async read(@Param('slug') slug: string): Promise<z.infer<typeof showcaseDetail>> {
    const [summary] = await summariseShowcases(this.dataSource, [slug]);
    if (!summary) throw new Problem('showcase.unknown');
    const manager = this.dataSource.manager;
    const ofShowcase = { showcase: { id: summary.id } };
    const [slots, tables, interpreters] = await Promise.all([
      manager.find(Slot, { where: ofShowcase, order: { startsAt: 'ASC' } }),
      manager.countBy(ShowcaseTable, ofShowcase),
      manager.countBy(Interpreter, ofShowcase),
    ]);
    return {
      ...summaryShape(summary),
      slots: slots.map((slot) => ({
        code: slot.code,
        session: slot.session,
        startsAt: slot.startsAt.toISOString(),
        endsAt: slot.endsAt.toISOString(),
        video: slot.video,
      })),
      tables,
      interpreters,
      retentionDays: summary.retentionDays,
      contact: {
        name: summary.contactName,
        email: summary.contactEmail,
        phone: summary.contactPhone,
      },
    };
  }

  @Post()
  @Admin()
  @SendsLocation()
  @Answers(201, showcaseDetail, 'showcase.slug-taken')
  async create(
    @CurrentUser() user: User,
    @Body({ schema: newShowcase }) body: z.infer<typeof newShowcase>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof showcaseDetail>> {
    const showcase = await createShowcase(this.dataSource, body, user);
    response.location(`/api/v1/showcases/${showcase.slug}`);
    return this.read(showcase.slug);
  }
}

export function summaryShape(summary: ShowcaseSummary): z.infer<typeof showcaseSummary> {
  return {
    slug: summary.slug,
    name: { en: summary.nameEn, ko: summary.nameKo },
    sector: summary.sector,
    venue: { en: summary.venueEn, ko: summary.venueKo },
    city: { en: summary.cityEn, ko: summary.cityKo },
    timeZone: summary.timeZone,
    startsOn: summary.startsOn,
    endsOn: summary.endsOn,
    sample: summary.sample,
    counts: { companies: summary.companies, meetings: summary.meetings, mails: summary.mails },
    sharePct: summary.sharePct,
  };
}
