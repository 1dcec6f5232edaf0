import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readConsents, withdrawConsent } from '#libs/privacy/consents.js';
import { erasePerson } from '#libs/privacy/erase-person.js';
import { readPersonalData, type PersonalData } from '#libs/privacy/personal-data.js';

import { SignedIn } from '../access/access.js';
import { CurrentUser } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';

import { consentList, personalData } from './privacy.shapes.js';

/** What a person may know and decide of his own data. */
@Controller('api/v1/me')
export class PrivacyController {
  constructor(private readonly dataSource: DataSource) {}

  /** All that is kept of the signed-in person, to read or to take along. */
  @Get('data')
  @SignedIn()
  @Answers(200, personalData)
  async data(
    @CurrentUser() user: User,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PersonalData> {
    response.attachment('my-data.json');
    return readPersonalData(this.dataSource, user);
  }

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
    await erasePerson(this.dataSource, user);
  }
}
