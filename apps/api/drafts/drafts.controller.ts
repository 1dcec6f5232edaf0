import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { User } from '#libs/accounts/user.entity.js';
import { discardDraft } from '#libs/drafts/discard-draft.js';
import { editDraft, undoOrRedo } from '#libs/drafts/edit-draft.js';
import { findPlaces } from '#libs/drafts/find-places.js';
import { readDraft } from '#libs/drafts/read-draft.js';
import { takeDraft } from '#libs/drafts/take-draft.js';
import { RoundDesk } from '#libs/rounds/desk.js';
import { readRound } from '#libs/rounds/list-rounds.js';
import { tableId } from '#libs/rounds/table-id.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { CurrentUser } from '../access/request.js';
import { Answers, SendsLocation } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { IfMatch, NeedsVersion, sendVersion } from '../version-header.js';

import { draftShape, placesShape } from './draft-shape.js';
import { draft, draftSaved, draftTaken, newStep, places, placesQuery } from './drafts.shapes.js';
import { placeProblems } from './place-problems.js';

/** Timetables changed by hand. A draft is a round; it is read, compared and published like any other. */
@Controller('api/v1/rounds/:id')
export class DraftsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RoundDesk,
  ) {}

  /** The draft of a round: the one that is open, else a new one. */
  @Post('drafts')
  @OrganiserOf('round')
  @SendsLocation()
  @Answers(201, draftTaken, 'round.no-timetable')
  async take(
    @Param('id') roundId: string,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draftTaken>> {
    const id = await takeDraft(this.dataSource, this.desk, { roundId, userId: user.id });
    response.location(`/api/v1/rounds/${id}/draft`);
    return taken(this.dataSource, id);
  }

  /** Steps, locks and quality of a draft; its revision is its entity tag. */
  @Get('draft')
  @OrganiserOf('round')
  @Answers(200, draft, 'draft.none')
  async read(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draft>> {
    const read = draftShape(await readDraft(this.dataSource, id));
    sendVersion(response, read.revision);
    return read;
  }

  /** Ends a draft without publishing it. */
  @Delete('draft')
  @OrganiserOf('round')
  @NeedsVersion()
  @HttpCode(204)
  @Answers(204, null, 'draft.none', 'draft.changed')
  async discard(
    @Param('id') roundId: string,
    @CurrentUser() { id: userId }: User,
    @IfMatch() revision: number,
  ): Promise<void> {
    await discardDraft(this.dataSource, { roundId, revision, userId });
  }

  /** Every slot and table for the meeting of two firms, with its exact cost or the reason against it. */
  @Get('places')
  @OrganiserOf('round')
  @Reads('timetable.read')
  @Answers(200, places, 'round.no-timetable', 'draft.pair-unknown')
  async places(
    @Param('id') roundId: string,
    @Query({ schema: placesQuery }) { a, b }: z.infer<typeof placesQuery>,
  ): Promise<z.infer<typeof places>> {
    const found = await findPlaces(this.dataSource, this.desk, { roundId, a, b, now: new Date() });
    return placesShape(this.dataSource.manager, found);
  }

  /** Does something to a draft; the verifier has confirmed what is stored. */
  @Post('steps')
  @OrganiserOf('round')
  @NeedsVersion()
  @Answers(201, draftSaved, ...placeProblems, 'draft.not-meeting', 'lock.clashes')
  async step(
    @Param('id') roundId: string,
    @CurrentUser() { id: userId }: User,
    @IfMatch() revision: number,
    @Body({ schema: newStep }) step: z.infer<typeof newStep>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draftSaved>> {
    const next = await editDraft(this.dataSource, this.desk, {
      roundId,
      userId,
      revision,
      now: new Date(),
      step: step.kind === 'move' ? { ...step, table: tableId(step.table) } : step,
    });
    return saved(response, next);
  }

  /** Takes the last step back. */
  @Post('undo')
  @OrganiserOf('round')
  @NeedsVersion()
  @HttpCode(200)
  @Answers(200, draftSaved, ...placeProblems, 'draft.nothing', 'lock.clashes')
  async undo(
    @Param('id') roundId: string,
    @CurrentUser() { id: userId }: User,
    @IfMatch() revision: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draftSaved>> {
    const edit = { roundId, userId, revision, now: new Date(), direction: 'undo' as const };
    return saved(response, await undoOrRedo(this.dataSource, this.desk, edit));
  }

  /** Does the step again that was taken back last. */
  @Post('redo')
  @OrganiserOf('round')
  @NeedsVersion()
  @HttpCode(200)
  @Answers(200, draftSaved, ...placeProblems, 'draft.nothing', 'lock.clashes')
  async redo(
    @Param('id') roundId: string,
    @CurrentUser() { id: userId }: User,
    @IfMatch() revision: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof draftSaved>> {
    const edit = { roundId, userId, revision, now: new Date(), direction: 'redo' as const };
    return saved(response, await undoOrRedo(this.dataSource, this.desk, edit));
  }
}

function saved(response: Response, revision: number): z.infer<typeof draftSaved> {
  sendVersion(response, revision);
  return { revision };
}

/** Names the round that a draft is. */
export async function taken(
  dataSource: DataSource,
  id: string,
): Promise<z.infer<typeof draftTaken>> {
  const found = await readRound(dataSource, id);
  if (!found) throw new Problem('round.unknown');
  return { id, number: found.round.number };
}
