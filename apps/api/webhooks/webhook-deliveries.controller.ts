import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { unplaced } from '#libs/database/keyset.js';
import { Limits } from '#libs/limits/limits.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import {
  deliverySorts,
  listDeliveries,
  readDelivery,
  type DeliveryItem,
} from '#libs/webhooks/list-deliveries.js';
import { queueAgain } from '#libs/webhooks/send.js';

import { OrganiserOf } from '../access/access.js';
import { ShowcaseId } from '../access/request.js';
import { pageOf, readCursor, sortOf, wholeList } from '../cursor.js';
import { Answers, Limited } from '../documented.js';
import { csvFile, type Column } from '../table-file.js';

import {
  deliveryDetail,
  deliveryFilter,
  deliveryPage,
  deliveryQuery,
} from './webhook-deliveries.shapes.js';
import { deliveryDetailShape, deliveryShape } from './webhook-shape.js';

/** What became of each event that was to be told. */
@Controller('api/v1/showcases/:slug')
export class WebhookDeliveriesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: JobQueues,
    private readonly limits: Limits,
  ) {}

  @Get('webhook-deliveries')
  @OrganiserOf('showcase')
  @Answers(200, deliveryPage)
  async list(
    @ShowcaseId() showcaseId: string,
    @Query({ schema: deliveryQuery }) query: z.infer<typeof deliveryQuery>,
  ): Promise<z.infer<typeof deliveryPage>> {
    const { limit } = query;
    const filter = filterOf(query);
    const after = readCursor(query.cursor, deliverySorts[filter.sort].type);
    const range = { limit: limit + 1, after };
    const found = await listDeliveries(this.dataSource, showcaseId, { ...filter, ...range });
    const { items, next } = pageOf(found.items, limit, ({ sortKey: key, id }) => ({ key, id }));
    return { ...found, next, items: items.map(unplaced).map(deliveryShape) };
  }

  @Get('webhook-deliveries.csv')
  @OrganiserOf('showcase')
  @Answers(200, null)
  async csv(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
    @Query({ schema: deliveryFilter }) query: z.infer<typeof deliveryFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const filter = { ...filterOf(query), ...wholeList };
    const { items } = await listDeliveries(this.dataSource, showcaseId, filter);
    const file = csvFile(columns, items);
    response.attachment(`${slug}-webhook-deliveries.csv`).type('text/csv').send(file);
  }

  /** One delivery with what is sent and every attempt. */
  @Get('webhook-deliveries/:deliveryId')
  @OrganiserOf('showcase')
  @Answers(200, deliveryDetail, 'webhook.delivery-unknown')
  async read(
    @ShowcaseId() showcaseId: string,
    @Param('deliveryId', ParseUUIDPipe) id: string,
  ): Promise<z.infer<typeof deliveryDetail>> {
    return deliveryDetailShape(await readDelivery(this.dataSource, showcaseId, id));
  }

  /** Sends the same event again, now, under the same `webhook-id`; asked for twice it is sent once. */
  @Post('webhook-deliveries/:deliveryId/send')
  @OrganiserOf('showcase')
  @HttpCode(202)
  @Answers(202, null, 'webhook.delivery-unknown', 'webhook.switched-off', 'webhook.sending')
  @Limited('webhook-send')
  async sendAgain(
    @ShowcaseId() showcaseId: string,
    @Param('deliveryId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.limits.take('webhook-send', showcaseId);
    await this.queues.addWebhooks([await queueAgain(this.dataSource, showcaseId, id)]);
  }
}

const columns: Column<DeliveryItem>[] = [
  { header: 'Event / 이벤트', value: (row) => row.type },
  { header: 'webhook-id', value: (row) => row.eventId },
  { header: 'Address / 주소', value: (row) => row.url },
  { header: 'State / 상태', value: (row) => row.state },
  { header: 'Attempts / 시도', value: (row) => row.attempts },
  { header: 'Answer / 응답', value: (row) => row.status ?? row.failure },
  { header: 'Milliseconds / 밀리초', value: (row) => row.durationMilliseconds },
  { header: 'Created (UTC) / 생성(UTC)', value: (row) => row.createdAt.toISOString() },
  { header: 'Last try (UTC) / 마지막 시도(UTC)', value: (row) => when(row.lastTryAt) },
  { header: 'Next try (UTC) / 다음 시도(UTC)', value: (row) => when(row.nextTryAt) },
];

const when = (instant: Date | null) => instant?.toISOString() ?? null;

function filterOf(query: z.infer<typeof deliveryFilter>) {
  return { search: query.q, state: query.state, ...sortOf(query.sort) };
}
