import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { Limits } from '#libs/limits/limits.js';
import { readDraft, saveStep } from '#libs/registrations/draft.js';
import { findSimilar } from '#libs/registrations/find-similar.js';
import { RegistrationError } from '#libs/registrations/registration-error.js';
import { RegistrationsService } from '#libs/registrations/registrations.service.js';
import { actsFor } from '#libs/showcases/acts-for.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { SignedIn } from '../access/access.js';
import { requestLanguage } from '../access/language.js';
import { CurrentUser } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { bothLanguages } from '../shapes.js';

import { fieldIssue, registrationShape } from './registration-shape.js';
import {
  registration,
  similar,
  similarQuery,
  stepChange,
  stepParams,
  submitted,
} from './registration.shapes.js';

@Controller('api/v1/showcases/:slug/registration')
export class RegistrationController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationsService,
    private readonly limits: Limits,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** What the signed-in person has typed so far, and what is still to mend. */
  @Get()
  @SignedIn()
  @Answers(200, registration, 'showcase.unknown')
  async read(
    @Param('slug') slug: string,
    @CurrentUser() user: User,
    @Req() request: Request,
  ): Promise<z.infer<typeof registration>> {
    const showcase = await this.showcase(slug);
    const [draft, { participations }] = await Promise.all([
      readDraft(this.dataSource, showcase, user.id, new Date()),
      actsFor(this.dataSource, user),
    ]);
    const own = participations.find((each) => each.slug === slug);
    return registrationShape(draft, own?.id ?? null, requestLanguage(request));
  }

  /** Keeps a step as it was typed, complete or not. */
  @Put(':step')
  @SignedIn()
  @Answers(200, registration, 'registration.resident-number', 'showcase.unknown')
  async save(
    @Param('slug') slug: string,
    @Param('step', { schema: stepParams }) step: z.infer<typeof stepParams>,
    @CurrentUser() user: User,
    @Body({ schema: stepChange }) change: z.infer<typeof stepChange>,
    @Req() request: Request,
  ): Promise<z.infer<typeof registration>> {
    const showcase = await this.showcase(slug);
    await saveStep(this.dataSource, {
      showcaseId: showcase.id,
      userId: user.id,
      step,
      answers: change.answers,
      invitation: change.invitation ?? null,
    });
    return this.read(slug, user, request);
  }

  /** Companies that may be the one about to be registered. */
  @Post('similar')
  @SignedIn()
  @Limited('similar')
  @HttpCode(200)
  @Answers(200, similar, 'showcase.unknown')
  async similar(
    @Param('slug') slug: string,
    @CurrentUser() user: User,
    @Body({ schema: similarQuery }) like: z.infer<typeof similarQuery>,
  ): Promise<z.infer<typeof similar>> {
    await this.showcase(slug);
    await this.limits.take('similar', user.id);
    const found = await findSimilar(this.dataSource, like);
    return {
      items: found.map(({ id, nameEn, nameKo, city, by }) => ({
        id,
        name: bothLanguages(nameEn, nameKo),
        city,
        by,
      })),
    };
  }

  /** Hands the registration in. */
  @Post('submit')
  @SignedIn()
  @Limited('registration')
  @Answers(
    201,
    submitted,
    'company.exists',
    'registration.closed',
    'registration.exists',
    'registration.incomplete',
    'registration.unknown',
    'showcase.unknown',
  )
  async submit(
    @Param('slug') slug: string,
    @CurrentUser() user: User,
  ): Promise<z.infer<typeof submitted>> {
    const showcase = await this.showcase(slug);
    await this.limits.take('registration', user.id);
    const { publicUrl } = this.setup;
    try {
      const done = await this.registrations.submit({ showcaseId: showcase.id, user, publicUrl });
      return { participation: done.participantId };
    } catch (error) {
      if (error instanceof RegistrationError && error.issues.length > 0)
        throw new Problem(error.code, {}, error.issues.map(fieldIssue));
      throw error;
    }
  }

  private async showcase(slug: string): Promise<Showcase> {
    const showcase = await this.dataSource.manager.findOneBy(Showcase, { slug });
    if (!showcase) throw new Problem('showcase.unknown');
    return showcase;
  }
}
