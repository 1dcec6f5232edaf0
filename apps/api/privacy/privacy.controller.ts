import { Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readConsents, withdrawConsent } from '#libs/privacy/consents.js';
import { erasePerson } from '#libs/privacy/erase-person.js';

import { SignedIn } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { consentList } from './privacy.shapes.js';

/** What a person may know and decide of his own data. */
@Controller('api/v1/me')
export class PrivacyController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get('consents')
  @SignedIn()
  @Answers(200, consentList)
  async consents(@CurrentUser() user: User): Promise<z.infer<typeof consentList>> {
    const consents = await readConsents(this.dataSource, user.id);
    return {
      items: consents.map(({ showcaseEn, showcaseKo, givenAt, withdrawnAt, ...consent }) => ({
        ...consent,
        showcase: { en: showcaseEn, ko: showcaseKo },
        givenAt: givenAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
    };
  }

  /** Withdraws a consent. */
  @Delete('consents/:consentId')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'consent.unknown')
  async withdraw(
    @CurrentUser() user: User,
    @Param('consentId', ParseUUIDPipe) consentId: string,
  ): Promise<void> {
    if (!(await withdrawConsent(this.dataSource, user.id, consentId)))
      throw new Problem('consent.unknown');
  }

  /** Erases the signed-in person. It cannot be undone. */
  @Delete()
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 'company.last-owner')
  async erase(@CurrentUser() user: User): Promise<void> {
    await erasePerson(this.dataSource, user, this.setup.publicUrl);
  }
}
