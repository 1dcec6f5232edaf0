import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Res,
} from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { endAllSessions, endOwnSession, listSessions } from '#libs/accounts/sessions.js';
import type { User } from '#libs/accounts/user.entity.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser, SessionId } from '../access/request.js';
import { Answers } from '../documented.js';
import { dropSession } from '../session/cookies.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { sessions } from './sessions.shapes.js';

/** Browsers in which a person is signed in. */
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** The signed-in person's own sessions, the one used last first. */
  @Get()
  @OwnAccount()
  @Answers(200, sessions)
  async list(
    @CurrentUser() user: User,
    @SessionId() sessionId: string,
  ): Promise<z.infer<typeof sessions>> {
    const rows = await listSessions(this.dataSource, user);
    return {
      items: rows.map(({ id, browser, createdAt, lastUsedAt, expiresAt }) => ({
        id,
        browser,
        current: id === sessionId,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  }

  /** Signs out everywhere, here too. API keys go on. */
  @Delete()
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null)
  async endAll(
    @CurrentUser() user: User,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await endAllSessions(this.dataSource, user);
    dropSession(response, this.setup.publicUrl);
  }

  @Delete(':id')
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null, 'session.unknown')
  async end(@CurrentUser() user: User, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await endOwnSession(this.dataSource, user, id);
  }
}
