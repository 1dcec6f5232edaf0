import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Res,
  Sse,
  type MessageEvent,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { User } from '#libs/accounts/user.entity.js';
import { listRounds, readRound } from '#libs/rounds/list-rounds.js';
import { RoundsService } from '#libs/rounds/rounds.service.js';
import { cancelRound, stopRound } from '#libs/rounds/start-round.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers, SendsLocation } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { RoundEvents } from './round-events.js';
import { roundShape } from './round-shape.js';
import { newRound, publication, round, roundList } from './rounds.shapes.js';

@Controller('api/v1')
export class RoundsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rounds: RoundsService,
    private readonly events: RoundEvents,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get('showcases/:slug/rounds')
  @OrganiserOf('showcase')
  @Answers(200, roundList)
  async list(@ShowcaseId() showcaseId: string): Promise<z.infer<typeof roundList>> {
    return { items: (await listRounds(this.dataSource, showcaseId)).map(roundShape) };
  }

  /** Starts a round; it runs in the queue. */
  @Post('showcases/:slug/rounds')
  @OrganiserOf('showcase')
  @SendsLocation()
  @Answers(201, round, 'round.no-pairs', 'round.running')
  async start(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: newRound }) body: z.infer<typeof newRound>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof round>> {
    const { kind, adds, again, ...rest } = body;
    const plan = { kind, adds, again };
    const { id } = await this.rounds.start({ showcaseId, userId: user.id, plan, ...rest });
    response.location(`/api/v1/rounds/${id}`);
    return this.read(id);
  }

  @Get('rounds/:id')
  @OrganiserOf('round')
  @Answers(200, round)
  async read(@Param('id') id: string): Promise<z.infer<typeof round>> {
    const found = await readRound(this.dataSource, id);
    if (!found) throw new Problem('round.unknown');
    return roundShape(found);
  }

  /** The round at each change, as server-sent events named `round`, until it has ended. */
  @Sse('rounds/:id/events')
  @OrganiserOf('round')
  @ApiProduces('text/event-stream')
  @Answers(200, null)
  follow(@Param('id') id: string): Observable<MessageEvent> {
    return this.events.of(id);
  }

  /** Stops a running round as soon as it can and keeps the best so far as its proposal. */
  @Post('rounds/:id/stop')
  @OrganiserOf('round')
  @HttpCode(202)
  @Answers(202, round, 'round.not-running')
  async stop(@Param('id') id: string, @CurrentUser() user: User): Promise<z.infer<typeof round>> {
    await stopRound(this.dataSource, { roundId: id, userId: user.id });
    return this.read(id);
  }

  /** Cancels a waiting or running round; nothing of it is kept. */
  @Post('rounds/:id/cancel')
  @OrganiserOf('round')
  @HttpCode(202)
  @Answers(202, round, 'round.not-running')
  async cancel(@Param('id') id: string, @CurrentUser() user: User): Promise<z.infer<typeof round>> {
    await cancelRound(this.dataSource, { roundId: id, userId: user.id });
    return this.read(id);
  }

  /** Freezes the proposal as the next version and mails everybody whose schedule changes. */
  @Post('rounds/:id/publish')
  @OrganiserOf('round')
  @Answers(201, publication, 'round.not-proposed', 'round.clash')
  async publish(
    @Param('id') id: string,
    @CurrentUser() user: User,
  ): Promise<z.infer<typeof publication>> {
    const { publicUrl } = this.setup;
    const done = await this.rounds.publish({ roundId: id, userId: user.id, publicUrl });
    return { version: done.version, mails: done.mailIds.length };
  }
}
