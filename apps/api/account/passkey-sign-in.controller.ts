import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { askForPasskey, redeemPasskey } from '#libs/accounts/passkey-sign-in.js';
import { siteOf } from '#libs/accounts/passkeys.js';
import { Limits } from '#libs/limits/limits.js';
import { networkOf } from '#libs/limits/who.js';
import { linkPerson } from '#libs/showcases/link-person.js';

import { Public } from '../access/access.js';
import { Answers, Limited } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { askingBrowser, rememberBrowser, sendSession, signingIn } from '../session/cookies.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';

import { passkeyAnswer, passkeyQuestion } from './passkeys.shapes.js';

/** Sign-in by a passkey. */
@Controller('api/v1/session/passkey')
export class PasskeySignInController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** Options for `navigator.credentials.get()`, with a challenge for this browser: once, for five minutes. */
  @Post('question')
  @Public()
  @HttpCode(200)
  @Limited('redeem-network')
  @Answers(200, passkeyQuestion)
  async ask(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof passkeyQuestion>> {
    await this.limits.take('redeem-network', networkOf(request.ip));
    const browser = rememberBrowser(request, response, this.setup.publicUrl);
    return askForPasskey(this.dataSource, browser, siteOf(this.setup.publicUrl));
  }

  /** Exchanges the signed challenge for a session cookie. */
  @Post()
  @Public()
  @HttpCode(204)
  @Limited('redeem-network')
  @Answers(204, null, 'passkey.not-accepted')
  async signIn(
    @Body({ schema: passkeyAnswer }) { response: signed }: z.infer<typeof passkeyAnswer>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.limits.take('redeem-network', networkOf(request.ip));
    const site = siteOf(this.setup.publicUrl);
    const answer = { response: signed, browser: askingBrowser(request), site };
    const signedIn = await this.dataSource.transaction(async (manager) => {
      const redeemed = await redeemPasskey(manager, answer, signingIn(request));
      if (redeemed) await linkPerson(manager, redeemed.user);
      return redeemed;
    });
    if (signedIn === null) throw new Problem('passkey.not-accepted');
    sendSession(response, signedIn.cookie, this.setup.publicUrl);
  }
}
