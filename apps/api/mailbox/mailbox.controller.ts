import { Controller, Delete, Get, HttpCode, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import {
  emptyMailbox,
  listMailbox,
  mailboxSort,
  messageSource,
  readMessage,
} from '#libs/mail/mailbox/read-mailbox.js';

import { Public } from '../access/access.js';
import { pageOf, readCursor } from '../cursor.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';

import { LoopbackGuard } from './loopback.guard.js';
import { mailboxMessage, mailboxPage, mailboxQuery } from './mailbox.shapes.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The built-in mailbox: it exists only in the default set-up and answers this machine alone. */
@Controller('mailbox/api/messages')
@UseGuards(LoopbackGuard)
export class MailboxController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Public()
  @Answers(200, mailboxPage)
  async list(
    @Query({ schema: mailboxQuery }) query: z.infer<typeof mailboxQuery>,
  ): Promise<z.infer<typeof mailboxPage>> {
    const { limit } = query;
    const found = await listMailbox(this.dataSource, {
      search: query.q,
      language: query.language,
      limit: limit + 1,
      after: readCursor(query.cursor, mailboxSort.type),
    });
    const { items, next } = pageOf(found.items, limit, ({ sortKey: key, id }) => ({ key, id }));
    return {
      total: found.total,
      next,
      counts: found.counts,
      items: items.map((mail) => ({
        id: mail.id,
        to: mail.toAddress,
        toName: mail.toName,
        subject: mail.subject,
        language: mail.language,
        receivedAt: mail.receivedAt.toISOString(),
      })),
    };
  }

  @Get(':id')
  @Public()
  @Answers(200, mailboxMessage, 'message.unknown')
  async read(@Param('id') id: string): Promise<z.infer<typeof mailboxMessage>> {
    const message = uuid.test(id) ? await readMessage(this.dataSource, id) : null;
    if (!message) throw new Problem('message.unknown');
    const { mail, ...content } = message;
    return {
      id: mail.id,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      receivedAt: mail.receivedAt.toISOString(),
      messageId: mail.messageId,
      language: mail.language,
      ...content,
    };
  }

  /** The message as it was received, byte for byte. */
  @Get(':id/source')
  @Public()
  @Answers(200, null, 'message.unknown')
  async source(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const source = uuid.test(id) ? await messageSource(this.dataSource, id) : null;
    if (!source) throw new Problem('message.unknown');
    response.setHeader('Content-Type', 'text/plain; charset=utf-8').send(source);
  }

  /** Removes every message of the mailbox. */
  @Delete()
  @Public()
  @HttpCode(204)
  @Answers(204, null)
  async empty(): Promise<void> {
    await emptyMailbox(this.dataSource);
  }
}
