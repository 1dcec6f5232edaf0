import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readSettings } from '#libs/showcases/read-settings.js';
import { saveSettings } from '#libs/showcases/save-settings.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { IfMatch, NeedsVersion, sendReading, sendVersion } from '../version-header.js';

import { settingsOf, settingsShape } from './settings-shape.js';
import { settings, settingsInput, settingsSaved } from './settings.shapes.js';

/** How a showcase is set up. */
@Controller('api/v1/showcases/:slug/settings')
export class SettingsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @OrganiserOf('showcase')
  @Reads('settings.read')
  @Answers(200, settings)
  async read(
    @ShowcaseId() showcaseId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof settings>> {
    const stored = await readSettings(this.dataSource, showcaseId);
    const shape = settingsShape(stored);
    sendReading(response, stored.showcase.version, shape);
    return shape;
  }

  @Put()
  @OrganiserOf('showcase')
  @NeedsVersion()
  @Answers(200, settingsSaved, 'settings.changed', 'settings.in-use', 'settings.slots-overlap')
  async save(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: settingsInput }) body: z.infer<typeof settingsInput>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof settingsSaved>> {
    const change = { settings: settingsOf(body), version, userId: user.id };
    const next = await saveSettings(this.dataSource, showcaseId, change);
    sendVersion(response, next);
    return { version: next };
  }
}
