import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { endSession, redeemSignInToken, sessionMilliseconds } from '#libs/accounts/sign-in.js';
import { User } from '#libs/accounts/user.entity.js';
import { showcasesOrganisedBy } from '#libs/showcases/organised-by.js';

import { Public, SignedIn } from '../access/access.js';
import { CurrentUser, sessionCookie } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { me, meChange, newSession } from './session.shapes.js';

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** Who is signed in, and what he organises. */
  @Get('me')
  @Public()
  @Answers(200, me)
  async me(@CurrentUser() user: User | undefined): Promise<z.infer<typeof me>> {
    if (!user) return { user: null, showcases: [] };
    const showcases = await showcasesOrganisedBy(this.dataSource, user);
    return {
      user: { name: user.name, email: user.email, language: user.language, isAdmin: user.isAdmin },
      showcases: showcases.map((showcase) => ({
        slug: showcase.slug,
        name: { en: showcase.nameEn, ko: showcase.nameKo },
        city: { en: showcase.cityEn, ko: showcase.cityKo },
        startsOn: showcase.startsOn,
        endsOn: showcase.endsOn,
        sample: showcase.sample,
      })),
    };
  }

  @Patch('me')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 400, 401)
  async changeMe(
    @CurrentUser() user: User,
    @Body({ schema: meChange }) change: z.infer<typeof meChange>,
  ): Promise<void> {
    await this.dataSource.manager.update(User, user.id, { language: change.language });
  }

  /** Exchanges a sign-in token for a session cookie. */
  @Post('session')
  @Public()
  @HttpCode(204)
  @Answers(204, null, 400, 401)
  async signIn(
    @Body({ schema: newSession }) body: z.infer<typeof newSession>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const cookie = await redeemSignInToken(this.dataSource, body.token);
    if (cookie === null) throw new Problem('sign-in.invalid');
    response.cookie(sessionCookie, cookie, {
      ...this.cookieOptions(),
      maxAge: sessionMilliseconds,
    });
  }

  @Delete('session')
  @SignedIn()
  @HttpCode(204)
  @Answers(204, null, 401)
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await endSession(this.dataSource, String(request.cookies[sessionCookie]));
    response.clearCookie(sessionCookie, this.cookieOptions());
  }

  private cookieOptions() {
    return {
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: this.setup.publicUrl.startsWith('https:'),
      path: '/',
    };
  }
}
