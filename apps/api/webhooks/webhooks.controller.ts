import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { Limits } from '#libs/limits/limits.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import {
  changeEndpoint,
  createEndpoint,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
} from '#libs/webhooks/endpoints.js';
import { outside } from '#libs/webhooks/outside.js';
import { queueTest } from '#libs/webhooks/send.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { AnswersSecret } from '../idempotency/idempotency-key.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { IfMatch, NeedsVersion, sendVersion } from '../version-header.js';

import { nameField, webhookShape } from './webhook-shape.js';
import {
  deliveryQueued,
  newWebhook,
  secretRotated,
  webhookChange,
  webhookCreated,
  webhooks,
  webhookSaved,
} from './webhooks.shapes.js';

/** Addresses of other systems that are told what happens at a showcase. */
@Controller('api/v1/showcases/:slug/webhooks')
export class WebhooksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get()
  @OrganiserOf('showcase')
  @Answers(200, webhooks)
  async list(@ShowcaseId() showcaseId: string): Promise<z.infer<typeof webhooks>> {
    const endpoints = await listEndpoints(this.dataSource, showcaseId);
    return { items: endpoints.map(webhookShape) };
  }

  /** Makes a webhook; the answer is the only place where its secret can be read. */
  @Post()
  @OrganiserOf('showcase')
  @AnswersSecret()
  @Answers(201, webhookCreated, 'webhook.too-many')
  async create(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Body({ schema: newWebhook }) body: z.infer<typeof newWebhook>,
  ): Promise<z.infer<typeof webhookCreated>> {
    const by = { showcaseId, userId };
    return createEndpoint(this.dataSource, by, body, this.outside()).catch(nameField);
  }

  @Put(':webhookId')
  @OrganiserOf('showcase')
  @NeedsVersion()
  @Answers(200, webhookSaved, 'webhook.unknown', 'webhook.changed')
  async change(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Param('webhookId', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body({ schema: webhookChange }) change: z.infer<typeof webhookChange>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof webhookSaved>> {
    const by = { showcaseId, userId };
    const edit = { id, version, change };
    const next = await changeEndpoint(this.dataSource, by, edit, this.outside()).catch(nameField);
    sendVersion(response, next);
    return { version: next };
  }

  /** Removes a webhook and its delivery log. */
  @Delete(':webhookId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 'webhook.unknown')
  async remove(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Param('webhookId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await removeEndpoint(this.dataSource, { showcaseId, userId }, id);
  }

  /** Gives it a new secret; for 24 hours the one before signs beside it. */
  @Post(':webhookId/secret')
  @OrganiserOf('showcase')
  @AnswersSecret()
  @HttpCode(200)
  @Answers(200, secretRotated, 'webhook.unknown')
  async rotate(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() { id: userId }: User,
    @Param('webhookId', ParseUUIDPipe) id: string,
  ): Promise<z.infer<typeof secretRotated>> {
    const rotated = await rotateSecret(this.dataSource, { showcaseId, userId }, id);
    return { secret: rotated.secret, formerUntil: rotated.formerUntil.toISOString() };
  }

  /** Sends an event `webhook.test` to it. */
  @Post(':webhookId/test')
  @OrganiserOf('showcase')
  @HttpCode(202)
  @Answers(202, deliveryQueued, 'webhook.unknown', 'webhook.switched-off')
  @Limited('webhook-send')
  async test(
    @ShowcaseId() showcaseId: string,
    @Param('webhookId', ParseUUIDPipe) id: string,
  ): Promise<z.infer<typeof deliveryQueued>> {
    await this.limits.take('webhook-send', showcaseId);
    const deliveryId = await queueTest(this.dataSource, showcaseId, id);
    await this.queues.addWebhooks([id]);
    return { deliveryId };
  }

  private outside() {
    return outside({ loopback: this.setup.webhooksToLoopback });
  }
}
