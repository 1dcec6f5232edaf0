import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { unplaced } from '#libs/database/keyset.js';
import { listOutbox, outboxSorts, type OutboxItem } from '#libs/mail/list-outbox.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { ShowcaseId } from '../access/request.js';
import { pageOf, readCursor, sortOf, wholeList } from '../cursor.js';
import { Answers } from '../documented.js';
import { csvFile, type Column } from '../table-file.js';

import { mailFilter, mailPage, mailQuery, type mailRow } from './mails.shapes.js';

@Controller('api/v1/showcases/:slug')
export class MailsController {
  constructor(private readonly dataSource: DataSource) {}

  /** Mails of the showcase and what became of each. */
  @Get('mails')
  @OrganiserOf('showcase')
  @Reads('mails.read')
  @Answers(200, mailPage)
  async list(
    @ShowcaseId() showcaseId: string,
    @Query({ schema: mailQuery }) query: z.infer<typeof mailQuery>,
  ): Promise<z.infer<typeof mailPage>> {
    const { limit } = query;
    const filter = filterOf(query);
    const after = readCursor(query.cursor, outboxSorts[filter.sort].type);
    const range = { limit: limit + 1, after };
    const found = await listOutbox(this.dataSource, showcaseId, { ...filter, ...range });
    const { items, next } = pageOf(found.items, limit, ({ sortKey: key, id }) => ({ key, id }));
    return { ...found, next, items: items.map(unplaced).map(mailShape) };
  }

  @Get('mails.csv')
  @OrganiserOf('showcase')
  @Reads('mails.exported')
  @Answers(200, null)
  async csv(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
    @Query({ schema: mailFilter }) query: z.infer<typeof mailFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const filter = { ...filterOf(query), ...wholeList };
    const { items } = await listOutbox(this.dataSource, showcaseId, filter);
    response.attachment(`${slug}-mails.csv`).type('text/csv').send(csvFile(columns, items));
  }
}

const columns: Column<OutboxItem>[] = [
  { header: 'Name / 이름', value: (row) => row.name },
  { header: 'Address / 주소', value: (row) => row.to },
  { header: 'Language / 언어', value: (row) => row.language },
  { header: 'Subject / 제목', value: (row) => row.subject },
  { header: 'State / 상태', value: (row) => row.state },
  { header: 'Tries / 시도', value: (row) => row.tries },
  { header: 'Sent (UTC) / 발송(UTC)', value: (row) => row.sentAt?.toISOString() ?? null },
  { header: 'Last error / 마지막 오류', value: (row) => row.lastError },
];

function filterOf(query: z.infer<typeof mailFilter>) {
  return { search: query.q, state: query.state, ...sortOf(query.sort) };
}

function mailShape(item: OutboxItem): z.infer<typeof mailRow> {
  return {
    ...item,
    createdAt: item.createdAt.toISOString(),
    sentAt: item.sentAt?.toISOString() ?? null,
  };
}
