import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readProposal, readPublished, type ReadTimetable } from '#libs/rounds/read-timetable.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { csvFile } from '../table-file.js';

import { timetableShape } from './round-shape.js';
import { timetable, timetableQuery } from './rounds.shapes.js';
import { timetableColumns, timetableRows } from './timetable-export.js';

@Controller('api/v1')
export class TimetablesController {
  constructor(private readonly dataSource: DataSource) {}

  /** A published timetable. */
  @Get('showcases/:slug/timetable')
  @OrganiserOf('showcase')
  @Reads('timetable.read')
  @Answers(200, timetable, 'timetable.unknown')
  async published(
    @ShowcaseId() showcaseId: string,
    @Query({ schema: timetableQuery }) query: z.infer<typeof timetableQuery>,
  ): Promise<z.infer<typeof timetable>> {
    return timetableShape(await this.version(showcaseId, query.version));
  }

  @Get('showcases/:slug/timetable.csv')
  @OrganiserOf('showcase')
  @Reads('timetable.exported')
  @Answers(200, null, 'timetable.unknown')
  async csv(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
    @Query({ schema: timetableQuery }) query: z.infer<typeof timetableQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const rows = timetableRows(await this.version(showcaseId, query.version));
    response.attachment(`${slug}-timetable.csv`).type('text/csv');
    response.send(csvFile(timetableColumns, rows));
  }

  /** The timetable that a round proposes. */
  @Get('rounds/:id/timetable')
  @OrganiserOf('round')
  @Reads('timetable.read')
  @Answers(200, timetable, 'round.no-timetable')
  async proposed(@Param('id') id: string): Promise<z.infer<typeof timetable>> {
    return timetableShape(await readProposal(this.dataSource, id));
  }

  private async version(showcaseId: string, number?: number): Promise<ReadTimetable> {
    const showcase = await this.dataSource.manager.findOneByOrFail(Showcase, { id: showcaseId });
    const read = await readPublished(this.dataSource, showcase, number);
    if (!read) throw new Problem('timetable.unknown');
    return read;
  }
}
