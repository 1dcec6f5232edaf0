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

import { changeAccount } from '#libs/accounts/change-account.js';
import { mailSignInLink } from '#libs/accounts/mail-sign-in-link.js';
import { endSession } from '#libs/accounts/sessions.js';
import { redeemSignInToken } from '#libs/accounts/sign-in.js';
import type { User } from '#libs/accounts/user.entity.js';
import { Limits } from '#libs/limits/limits.js';
import { mailboxOf, networkOf } from '#libs/limits/who.js';
import { attends } from '#libs/meetings/attendances.js';
import { JobQueues } from '#libs/queue/job-queues.js';
import { actsFor } from '#libs/showcases/acts-for.js';
import { linkPerson } from '#libs/showcases/link-person.js';
import { showcasesOrganisedBy } from '#libs/showcases/organised-by.js';

import { OwnAccount, Public } from '../access/access.js';
import { CurrentUser, sessionCookie } from '../access/request.js';
import { touches } from '../access/scopes.js';
import { Answers, Limited } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { askingBrowser, dropSession, rememberBrowser, sendSession, signingIn } from './cookies.js';
import { meShape } from './me-shape.js';
import { me, meChange, newSession, newSignInLink } from './session.shapes.js';

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly queues: JobQueues,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** Who is signed in, what he organises and for whom he acts; to an API key, what its scopes are about. */
  @Get('me')
  @Public()
  @Answers(200, me)
  async me(
    @CurrentUser() user: User | undefined,
    @Req() request: Request,
  ): Promise<z.infer<typeof me>> {
    const nothing = {
      user: null,
      showcases: [],
      companies: [],
      participations: [],
      attends: false,
    };
    if (!user) return nothing;
    const [showcases, acting, attending] = await Promise.all([
      touches(request.keyScopes, 'showcase') ? showcasesOrganisedBy(this.dataSource, user) : [],
      touches(request.keyScopes, 'company') ? actsFor(this.dataSource, user) : nothing,
      request.keyScopes === undefined && attends(this.dataSource, user),
    ]);
    return meShape(user, showcases, acting, attending);
  }

  @Patch('me')
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null)
  async changeMe(
    @CurrentUser() user: User,
    @Body({ schema: meChange }) change: z.infer<typeof meChange>,
  ): Promise<void> {
    await changeAccount(this.dataSource, user, change);
  }

  /** Mails a sign-in link. The answer is the same whether or not the address is known. */
  @Post('sign-in-links')
  @Public()
  @HttpCode(202)
  @Limited('sign-in-network', 'sign-in-address')
  @Answers(202, null)
  async askForLink(
    @Body({ schema: newSignInLink }) body: z.infer<typeof newSignInLink>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.limits.take('sign-in-network', networkOf(request.ip));
    await this.limits.take('sign-in-address', mailboxOf(body.email));
    const browser = rememberBrowser(request, response, this.setup.publicUrl);
    const mailIds = await mailSignInLink(this.dataSource, {
      ...body,
      browser,
      publicUrl: this.setup.publicUrl,
    });
    await this.queues.addMails(mailIds);
  }

  /** Exchanges a sign-in token for a session cookie. */
  @Post('session')
  @Public()
  @HttpCode(204)
  @Limited('redeem-network')
  @Answers(204, null, 'sign-in.invalid')
  async signIn(
    @Body({ schema: newSession }) body: z.infer<typeof newSession>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.limits.take('redeem-network', networkOf(request.ip));
    const signedIn = await this.dataSource.transaction(async (manager) => {
      const redeemed = await redeemSignInToken(
        manager,
        body.token,
        askingBrowser(request),
        signingIn(request),
      );
      if (redeemed) await linkPerson(manager, redeemed.user);
      return redeemed;
    });
    if (signedIn === null) throw new Problem('sign-in.invalid');
    sendSession(response, signedIn.cookie, this.setup.publicUrl);
  }

  @Delete('session')
  @OwnAccount()
  @HttpCode(204)
  @Answers(204, null)
  async signOut(
    @CurrentUser() user: User,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await endSession(this.dataSource, user, String(request.cookies[sessionCookie]));
    dropSession(response, this.setup.publicUrl);
  }
}
