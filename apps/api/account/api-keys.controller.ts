import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { createApiKey, listApiKeys, removeApiKey } from '#libs/accounts/api-keys.js';
import type { User } from '#libs/accounts/user.entity.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { AnswersSecret } from '../idempotency/idempotency-key.js';

import { apiKeyCreated, apiKeys, newApiKey } from './api-keys.shapes.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Keys with which machines act for their user; sent as `Authorization: Bearer sm_...`. */
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly dataSource: DataSource) {}

  /** The signed-in person's own keys, the newest first; expired ones stay until they are removed. */
  @Get()
  @OwnAccount()
  @Answers(200, apiKeys)
  async list(@CurrentUser() user: User): Promise<z.infer<typeof apiKeys>> {
    const keys = await listApiKeys(this.dataSource, user);
    return {
      items: keys.map(({ id, name, start, scopes, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        name,
        start,
        scopes,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    };
  }

  /** Makes a key; the answer is the only place where it can be read. */
  @Post()
  @OwnAccount()
  @AnswersSecret()
  @Answers(201, apiKeyCreated, 'api-key.too-many')
  async create(
    @CurrentUser() user: User,
    @Body({ schema: newApiKey }) { name, scopes, days }: z.infer<typeof newApiKey>,
  ): Promise<z.infer<typeof apiKeyCreated>> {
    const expiresAt = new Date(Date.now() + days * dayMilliseconds);
    return createApiKey(this.dataSource, user, { name, scopes, expiresAt });
  }

  @Delete(':id')
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null, 'api-key.unknown')
  async remove(@CurrentUser() user: User, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await removeApiKey(this.dataSource, user, id);
  }
}
