import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { answerRequest, editRequest, readRequests, sendRequest } from '#libs/directory/requests.js';
import { rankWishes, readWishes, removeWish, setWish, wishesOpen } from '#libs/directory/wishes.js';
import { Limits } from '#libs/limits/limits.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { MemberOf } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { bothLanguages } from '../shapes.js';

import {
  newRequest,
  requestAnswer,
  requestChange,
  requestCreated,
  requestList,
  wishChange,
  wishList,
  wishOrder,
} from './directory.shapes.js';

/** Whom a participant wants to meet, and the requests between participants. */
@Controller('api/v1/participations/:id')
export class WishesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get('wishes')
  @MemberOf('participation', { approved: true })
  @Answers(200, wishList)
  async list(@Acting() { participation }: ActingFor): Promise<z.infer<typeof wishList>> {
    const { id, showcaseId } = participation!;
    const [wishes, showcase] = await Promise.all([
      readWishes(this.dataSource, id),
      this.dataSource.manager.findOneByOrFail(Showcase, { id: showcaseId }),
    ]);
    return {
      open: wishesOpen(showcase, new Date()),
      closesAt: showcase.wishesCloseAt?.toISOString() ?? null,
      mustLimit: showcase.mustLimit,
      items: wishes.map(({ toId, nameEn, nameKo, ...wish }) => ({
        ...wish,
        id: toId,
        company: bothLanguages(nameEn, nameKo),
      })),
    };
  }

  /** Marks another participant; marking it again changes the mark. */
  @Put('wishes/:toId')
  @MemberOf('participation', { approved: true })
  @HttpCode(204)
  @Limited('wish')
  @Answers(204, null, 'directory.unknown', 'wish.closed', 'wish.too-many-musts')
  async set(
    @Acting() { participation }: ActingFor,
    @CurrentUser() user: User,
    @Param('toId', ParseUUIDPipe) toId: string,
    @Body({ schema: wishChange }) { kind, note }: z.infer<typeof wishChange>,
  ): Promise<void> {
    const fromId = participation!.id;
    await this.limits.take('wish', fromId);
    await setWish(this.dataSource, {
      fromId,
      toId,
      kind,
      note: note === '' ? null : note,
      userId: user.id,
    });
  }

  @Delete('wishes/:toId')
  @MemberOf('participation', { approved: true })
  @HttpCode(204)
  @Limited('wish')
  @Answers(204, null, 'wish.closed')
  async remove(
    @Acting() { participation }: ActingFor,
    @CurrentUser() user: User,
    @Param('toId', ParseUUIDPipe) toId: string,
  ): Promise<void> {
    const fromId = participation!.id;
    await this.limits.take('wish', fromId);
    await removeWish(this.dataSource, { fromId, toId, userId: user.id });
  }

  /** Ranks the wishes. */
  @Put('wish-order')
  @MemberOf('participation', { approved: true })
  @HttpCode(204)
  @Limited('wish')
  @Answers(204, null, 'wish.closed')
  async rank(
    @Acting() { participation }: ActingFor,
    @CurrentUser() user: User,
    @Body({ schema: wishOrder }) { ids }: z.infer<typeof wishOrder>,
  ): Promise<void> {
    const fromId = participation!.id;
    await this.limits.take('wish', fromId);
    await rankWishes(this.dataSource, { fromId, toIds: ids, userId: user.id });
  }

  @Get('requests')
  @MemberOf('participation', { approved: true })
  @Answers(200, requestList)
  async requests(@Acting() { participation }: ActingFor): Promise<z.infer<typeof requestList>> {
    const rows = await readRequests(this.dataSource, participation!.id);
    return {
      items: rows.map(({ id, mine, otherId, nameEn, nameKo, country, note, state, ...times }) => ({
        id,
        mine,
        other: { id: otherId, company: bothLanguages(nameEn, nameKo), country },
        note,
        state,
        createdAt: times.createdAt.toISOString(),
        expiresAt: times.expiresAt.toISOString(),
      })),
    };
  }

  @Post('requests')
  @MemberOf('participation', { approved: true })
  @Limited('company-mail', 'request-pair')
  @Answers(201, requestCreated, 'directory.unknown', 'request.exists', 'wish.closed')
  async send(
    @Acting() { participation, companyId }: ActingFor,
    @CurrentUser() user: User,
    @Body({ schema: newRequest }) { to, note }: z.infer<typeof newRequest>,
  ): Promise<z.infer<typeof requestCreated>> {
    await this.limits.take('company-mail', companyId);
    await this.limits.take('request-pair', `${participation!.id} ${to}`);
    const { id, mailIds } = await sendRequest(
      this.dataSource,
      this.acting(participation!.id, user),
      to,
      note,
    );
    await this.queues.addMails(mailIds);
    return { id };
  }

  @Patch('requests/:requestId')
  @MemberOf('participation', { approved: true })
  @HttpCode(204)
  @Answers(204, null, 'request.unknown')
  async edit(
    @Acting() { participation }: ActingFor,
    @CurrentUser() user: User,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body({ schema: requestChange }) { note }: z.infer<typeof requestChange>,
  ): Promise<void> {
    await editRequest(this.dataSource, this.acting(participation!.id, user), requestId, note);
  }

  /** Accepts or declines a request of another's, or withdraws one's own. */
  @Post('requests/:requestId/answer')
  @MemberOf('participation', { approved: true })
  @HttpCode(204)
  @Answers(204, null, 'request.not-open', 'request.unknown', 'wish.closed')
  async answer(
    @Acting() { participation }: ActingFor,
    @CurrentUser() user: User,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body({ schema: requestAnswer }) { answer }: z.infer<typeof requestAnswer>,
  ): Promise<void> {
    const acting = this.acting(participation!.id, user);
    await this.queues.addMails(await answerRequest(this.dataSource, acting, requestId, answer));
  }

  private acting(participantId: string, user: User) {
    return { participantId, userId: user.id, publicUrl: this.setup.publicUrl };
  }
}
