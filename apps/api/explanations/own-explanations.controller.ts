import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readEntries } from '#libs/directory/entries.js';
import { RoundDesk } from '#libs/rounds/desk.js';
import { readOwnExplanation } from '#libs/rounds/read-own-explanation.js';

import { MemberOf } from '../access/access.js';
import { Acting, type ActingFor } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';

import { ownExplanation } from './explanations.shapes.js';
import { ownExplanationShape } from './own-explanation-shape.js';

/** What a company may ask about its own meetings. */
@Controller('api/v1/participations/:id')
export class OwnExplanationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RoundDesk,
  ) {}

  /** Why we meet a firm of the directory in the newest published timetable, or why not. */
  @Get('pairs/:otherId')
  @MemberOf('participation', { approved: true })
  @Answers(200, ownExplanation, 'directory.unknown', 'timetable.unknown')
  async read(
    @Acting() acting: ActingFor,
    @Param('otherId', ParseUUIDPipe) otherId: string,
  ): Promise<z.infer<typeof ownExplanation>> {
    const { id, showcaseId } = acting.participation!;
    const [entry] = await readEntries(this.dataSource, id, [otherId]);
    if (!entry) throw new Problem('directory.unknown');
    const asked = { showcaseId, own: id, other: otherId };
    const read = await readOwnExplanation(this.dataSource, this.desk, asked);
    if (!read) throw new Problem('timetable.unknown');
    return ownExplanationShape(read);
  }
}
