import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { type Sheet, RoundDesk } from '#libs/rounds/desk.js';
import { readExplanation, readWorthALook } from '#libs/rounds/read-explanation.js';
import { findVersion } from '#libs/rounds/read-meetings.js';
import { versionSheet } from '#libs/rounds/version-sheet.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { timetableQuery } from '../rounds/rounds.shapes.js';

import { explanationShape, worthALookShape } from './explanation-shape.js';
import { explanation, worthALook } from './explanations.shapes.js';

/** Why two firms meet, and why they do not. */
@Controller('api/v1')
export class ExplanationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RoundDesk,
  ) {}

  /** In the timetable that a round proposes. */
  @Get('rounds/:id/pairs/:aId/:bId')
  @OrganiserOf('round')
  @Reads('timetable.read')
  @Answers(200, explanation, 'round.no-timetable', 'round.unknown-firm')
  async proposed(
    @Param('id') id: string,
    @ShowcaseId() showcaseId: string,
    @Param('aId', ParseUUIDPipe) a: string,
    @Param('bId', ParseUUIDPipe) b: string,
  ): Promise<z.infer<typeof explanation>> {
    return this.explain(showcaseId, this.desk.proposal(id), a, b);
  }

  /** In a published timetable. */
  @Get('showcases/:slug/pairs/:aId/:bId')
  @OrganiserOf('showcase')
  @Reads('timetable.read')
  @Answers(200, explanation, 'timetable.unknown', 'round.unknown-firm')
  async published(
    @ShowcaseId() showcaseId: string,
    @Param('aId', ParseUUIDPipe) a: string,
    @Param('bId', ParseUUIDPipe) b: string,
    @Query({ schema: timetableQuery }) query: z.infer<typeof timetableQuery>,
  ): Promise<z.infer<typeof explanation>> {
    const version = await findVersion(this.dataSource.manager, showcaseId, query.version);
    if (!version) throw new Problem('timetable.unknown');
    return this.explain(showcaseId, versionSheet(this.dataSource, version), a, b);
  }

  /** Every "must" not met and every firm below its minimum, with the cause and the price. */
  @Get('rounds/:id/worth-a-look')
  @OrganiserOf('round')
  @Answers(200, worthALook, 'round.no-timetable')
  async look(
    @Param('id') id: string,
    @ShowcaseId() showcaseId: string,
  ): Promise<z.infer<typeof worthALook>> {
    const showcase = await this.showcase(showcaseId);
    const asked = { showcase, sheet: this.desk.proposal(id) };
    const { found, names } = await readWorthALook(this.dataSource, this.desk, asked);
    return worthALookShape(found, names);
  }

  private async explain(showcaseId: string, sheet: Sheet, a: string, b: string) {
    const showcase = await this.showcase(showcaseId);
    const asked = { showcase, sheet, a, b };
    return explanationShape(await readExplanation(this.dataSource, this.desk, asked));
  }

  private showcase(id: string): Promise<Showcase> {
    return this.dataSource.manager.findOneByOrFail(Showcase, { id });
  }
}
