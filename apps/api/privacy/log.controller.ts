import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readLog } from '#libs/privacy/read-log.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { csvFile } from '../table-file.js';

import { logColumns, logFilterOf, logShape } from './log-shape.js';
import { logFilter, logPage, logQuery } from './log.shapes.js';

const everyRow = 100_000;

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
    const { limit, cursor } = query;
    const page = { limit: limit + 1, before: cursor };
    const rows = await readLog(this.dataSource, user, { ...logFilterOf(query), ...page });
    const items = rows.slice(0, limit).map(logShape);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  @Get('log.csv')
  @OwnAccount()
  @Answers(200, null)
  async csv(
    @CurrentUser() user: User,
    @Query({ schema: logFilter }) query: z.infer<typeof logFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await readLog(this.dataSource, user, { ...logFilterOf(query), limit: everyRow });
    response
      .attachment('my-log.csv')
      .type('text/csv')
      .send(csvFile(logColumns, rows.map(logShape)));
  }
}
