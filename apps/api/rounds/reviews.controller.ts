import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { RoundDesk } from '#libs/rounds/desk.js';
import { readRoundFile } from '#libs/rounds/replay-round.js';
import { compareRound, reviewRound } from '#libs/rounds/review-round.js';

import { OrganiserOf } from '../access/access.js';
import { Answers } from '../documented.js';

import { comparisonShape, reviewShape } from './review-shape.js';
import { comparison, comparisonQuery, review, roundFile } from './reviews.shapes.js';

@Controller('api/v1/rounds')
export class ReviewsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RoundDesk,
  ) {}

  /** How good the proposal is: for all, for each side and for each firm. */
  @Get(':id/review')
  @OrganiserOf('round')
  @Answers(200, review, 'round.no-timetable')
  async review(@Param('id') id: string): Promise<z.infer<typeof review>> {
    return reviewShape(await reviewRound(this.dataSource, this.desk, id));
  }

  /** The proposal next to another round, or to a published version. */
  @Get(':id/comparison')
  @OrganiserOf('round')
  @Answers(200, comparison, 'round.no-timetable', 'round.unknown')
  async comparison(
    @Param('id') id: string,
    @Query({ schema: comparisonQuery }) query: z.infer<typeof comparisonQuery>,
  ): Promise<z.infer<typeof comparison>> {
    const { round, version } = query;
    const other = round === undefined ? { version: version! } : { round };
    return comparisonShape(await compareRound(this.dataSource, this.desk, id, other));
  }

  /** What the round read, the problem it solved, or its timetable: for other tools to check. */
  @Get(':id/files/:file')
  @OrganiserOf('round')
  @Answers(200, null, 'round.no-timetable')
  async file(
    @Param({ schema: roundFile }) { id, file }: z.infer<typeof roundFile>,
    @Res() response: Response,
  ): Promise<void> {
    const { number, content } = await readRoundFile(this.dataSource, id, file);
    response.attachment(`round-${number}-${file}.json`).type('application/json');
    response.send(content);
  }
}
