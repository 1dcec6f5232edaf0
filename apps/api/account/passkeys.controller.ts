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
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  removePasskey,
  siteOf,
} from '#libs/accounts/passkeys.js';
import type { User } from '#libs/accounts/user.entity.js';

import { OwnAccount } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { newPasskey, passkeyAdded, passkeyOffer, passkeys } from './passkeys.shapes.js';

/** Passkeys (WebAuthn) of organisers and administrators: a way to sign in without a mail. */
@Controller('api/v1/passkeys')
export class PasskeysController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** The signed-in person's own passkeys, the newest first. */
  @Get()
  @OwnAccount()
  @Answers(200, passkeys)
  async list(@CurrentUser() user: User): Promise<z.infer<typeof passkeys>> {
    const rows = await listPasskeys(this.dataSource, user);
    return {
      items: rows.map(({ id, name, createdAt, lastUsedAt }) => ({
        id,
        name,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    };
  }

  /** Options for `navigator.credentials.create()`, with a challenge that holds once, for five minutes. */
  @Post('offer')
  @OwnAccount({ staff: true })
  @HttpCode(200)
  @Answers(200, passkeyOffer, 'passkey.too-many')
  async offer(@CurrentUser() user: User): Promise<z.infer<typeof passkeyOffer>> {
    return offerPasskey(this.dataSource, user, siteOf(this.setup.publicUrl));
  }

  /** Keeps the passkey that the browser made. */
  @Post()
  @OwnAccount({ staff: true })
  @Answers(201, passkeyAdded, 'passkey.refused', 'passkey.too-many')
  async add(
    @CurrentUser() user: User,
    @Body({ schema: newPasskey }) { name, response }: z.infer<typeof newPasskey>,
  ): Promise<z.infer<typeof passkeyAdded>> {
    const site = siteOf(this.setup.publicUrl);
    return addPasskey(this.dataSource, user, { name, response, site });
  }

  @Delete(':id')
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null, 'passkey.unknown')
  async remove(@CurrentUser() user: User, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await removePasskey(this.dataSource, user, id);
  }
}
