import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readLog } from '#libs/privacy/read-log.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { pageOf, readCursor, wholeList } from '../cursor.js';
import { Answers } from '../documented.js';
import { csvFile } from '../table-file.js';

import { logColumns, logFilterOf, logShape } from './log-shape.js';
import { logFilter, logPage, logQuery } from './log.shapes.js';

/** Who read or changed what concerns the signed-in person. */
@Controller('api/v1/me')
export class LogController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('log')
  @OwnAccount()
  @Answers(200, logPage)
  async list(
    @CurrentUser() user: User,
    @Query({ schema: logQuery }) query: z.infer<typeof logQuery>,
  ): Promise<z.infer<typeof logPage>> {
    const { limit } = query;
    const range = { limit: limit + 1, before: readCursor(query.cursor, 'bigint', 'number')?.id };
    const rows = await readLog(this.dataSource, user, { ...logFilterOf(query), ...range });
    const { items, next } = pageOf(rows, limit, ({ id }) => ({ key: null, id }));
    return { items: items.map(logShape), next };
  }

  @Get('log.csv')
  @OwnAccount()
  @Answers(200, null)
  async csv(
    @CurrentUser() user: User,
    @Query({ schema: logFilter }) query: z.infer<typeof logFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const { limit } = wholeList;
    const rows = await readLog(this.dataSource, user, { ...logFilterOf(query), limit });
    response
      .attachment('my-log.csv')
      .type('text/csv')
      .send(csvFile(logColumns, rows.map(logShape)));
  }
}
