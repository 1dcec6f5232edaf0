import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { User } from '#libs/accounts/user.entity.js';
import { previewRepair, repairRound } from '#libs/drafts/repair-round.js';
import { RoundDesk } from '#libs/rounds/desk.js';
import { tableId } from '#libs/rounds/table-id.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers, SendsLocation } from '../documented.js';

import { previewShape } from './draft-shape.js';
import { taken } from './drafts.controller.js';
import { draftTaken, newRepair, repairPreview } from './drafts.shapes.js';

/** Timetables in which something happened, changed as little as that asks for. */
@Controller('api/v1/rounds/:id/repairs')
export class RepairsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RoundDesk,
  ) {}

  /** What the timetable would become; nothing is stored. */
  @Post('preview')
  @OrganiserOf('round')
  @HttpCode(200)
  @Answers(200, repairPreview, 'round.no-timetable', 'repair.unknown')
  async preview(
    @Param('id') roundId: string,
    @Body({ schema: newRepair }) body: z.infer<typeof newRepair>,
  ): Promise<z.infer<typeof repairPreview>> {
    const answer = await previewRepair(this.dataSource, this.desk, { roundId, ...read(body) });
    return previewShape(this.dataSource.manager, answer);
  }

  /** The same as a draft, to be changed further or published. */
  @Post()
  @OrganiserOf('round')
  @SendsLocation()
  @Answers(201, draftTaken, 'round.no-timetable', 'repair.unknown')
  async repair(
    @Param('id') roundId: string,
    @CurrentUser() { id: userId }: User,
    @Body({ schema: newRepair }) body: z.infer<typeof newRepair>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draftTaken>> {
    const repair = { roundId, userId, ...read(body) };
    const id = await repairRound(this.dataSource, this.desk, repair);
    response.location(`/api/v1/rounds/${id}/draft`);
    return taken(this.dataSource, id);
  }
}

function read({ cause, now }: z.infer<typeof newRepair>) {
  return {
    cause: cause.kind === 'table-lost' ? { ...cause, table: tableId(cause.table) } : cause,
    now: now === undefined ? new Date() : new Date(now),
  };
}
