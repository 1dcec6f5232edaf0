import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readOverview } from '#libs/meetings/overview.js';
import { inBothLanguages } from '#libs/messages/format.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { bothOrNull } from '../shapes.js';

import { overview } from './overview.shapes.js';

@Controller('api/v1/showcases/:slug')
export class OverviewController {
  constructor(private readonly dataSource: DataSource) {}

  /** Where the showcase stands, and what waits for its organiser. */
  @Get('overview')
  @OrganiserOf('showcase')
  @Reads('overview.read')
  @Answers(200, overview)
  async read(@ShowcaseId() showcaseId: string): Promise<z.infer<typeof overview>> {
    const { manager } = this.dataSource;
    const [found, showcase, first] = await Promise.all([
      readOverview(this.dataSource, showcaseId),
      manager.findOneByOrFail(Showcase, { id: showcaseId }),
      manager.findOne(Slot, {
        where: { showcase: { id: showcaseId } },
        order: { startsAt: 'ASC' },
      }),
    ]);
    const { version, events, oldestPending, ...rest } = found;
    return {
      ...rest,
      oldestPending: oldestPending?.toISOString() ?? null,
      version: version && { ...version, publishedAt: version.publishedAt.toISOString() },
      events: events.map(({ at, action, actor, nameEn, nameKo }) => ({
        at: at.toISOString(),
        action,
        text: inBothLanguages(`audit.${action}`),
        actor,
        company: bothOrNull(nameEn, nameKo),
      })),
      dates: {
        registrationClosesAt: showcase.registrationClosesAt?.toISOString() ?? null,
        wishesCloseAt: showcase.wishesCloseAt?.toISOString() ?? null,
        firstSlotAt: first?.startsAt.toISOString() ?? null,
      },
    };
  }
}
