import { Body, Controller, Get, Inject, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { listFiles } from '#libs/files/list-files.js';
import { countCodes } from '#libs/profiles/code-counts.js';
import { judgeProfile } from '#libs/profiles/judge-profile.js';
import { readProfile, type Profile } from '#libs/profiles/read-profile.js';
import { saveSection } from '#libs/profiles/save-section.js';
import type { SectionItem, SectionName } from '#libs/profiles/sections.js';
import { RegistrationsService } from '#libs/registrations/registrations.service.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { MemberOf } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { apiSetup, type ApiSetup } from '../setup/api-setup.js';
import { IfMatch, NeedsVersion, sendReading, sendVersion } from '../version-header.js';

import { hintShape, participationShape } from './participation-shape.js';
import {
  codeCounts,
  participation,
  partInput,
  saved,
  sectionInputs,
} from './participations.shapes.js';

/** A company's own registration and profile at one showcase. */
@Controller('api/v1/participations/:id')
export class ParticipationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registrations: RegistrationsService,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  @Get()
  @MemberOf('participation')
  @Answers(200, participation)
  async read(
    @Acting() acting: ActingFor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof participation>> {
    const profile = await this.profile(acting);
    const { manager } = this.dataSource;
    const slots = await manager.find(Slot, {
      where: { showcase: { id: profile.participant.showcase.id } },
      order: { startsAt: 'ASC' },
    });
    const files = await listFiles(manager, profile.participant.id);
    const shape = participationShape(profile, files, slots, acting.role, await this.judge(profile));
    sendReading(response, profile.participant.version, shape);
    return shape;
  }

  @Put('offerings')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'profile.changed')
  async offerings(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: sectionInputs.offerings }) body: z.infer<typeof sectionInputs.offerings>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const change = { name: 'offerings' as const, items: body.items, version };
    return this.save(acting, user, change, response);
  }

  @Put('needs')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'profile.changed')
  async needs(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: sectionInputs.needs }) body: z.infer<typeof sectionInputs.needs>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const change = { name: 'needs' as const, items: body.items, version };
    return this.save(acting, user, change, response);
  }

  @Put('interests')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'profile.changed')
  async interests(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: sectionInputs.interests }) body: z.infer<typeof sectionInputs.interests>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const change = { name: 'interests' as const, items: body.items, version };
    return this.save(acting, user, change, response);
  }

  @Put('certificates')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'profile.changed')
  async certificates(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: sectionInputs.certificates }) body: z.infer<typeof sectionInputs.certificates>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const change = { name: 'certificates' as const, items: body.items, version };
    return this.save(acting, user, change, response);
  }

  @Put('delegates')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'delegate.has-meetings', 'profile.changed')
  async delegates(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: sectionInputs.delegates }) body: z.infer<typeof sectionInputs.delegates>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const change = { name: 'delegates' as const, items: body.items, version };
    return this.save(acting, user, change, response);
  }

  /** How many participants of the other country each taxonomy code concerns, those below it counted in. */
  @Get('code-counts')
  @MemberOf('participation')
  @Answers(200, codeCounts)
  async codeCounts(
    @Acting() { participation: own }: ActingFor,
  ): Promise<z.infer<typeof codeCounts>> {
    return { items: await countCodes(this.dataSource, own!.id) };
  }

  /** Roles and how many meetings the firm wants. */
  @Put('part')
  @MemberOf('participation')
  @NeedsVersion()
  @Answers(200, saved, 'participation.roles-full', 'profile.changed')
  async part(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @IfMatch() version: number,
    @Body({ schema: partInput }) part: z.infer<typeof partInput>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof saved>> {
    const { id, showcaseId } = acting.participation!;
    const next = await this.registrations.changePart({
      showcaseId,
      change: { participantId: id, part, version },
      editor: { userId: user.id, actedAs: 'company' },
      publicUrl: this.setup.publicUrl,
    });
    return this.answer(acting, next, response);
  }

  private async save<Name extends SectionName>(
    acting: ActingFor,
    user: User,
    change: { name: Name; items: SectionItem<Name>[]; version: number },
    response: Response,
  ): Promise<z.infer<typeof saved>> {
    const { id } = acting.participation!;
    const editor = { userId: user.id, actedAs: 'company' as const };
    const next = await saveSection(this.dataSource, { ...change, participantId: id }, editor);
    return this.answer(acting, next, response);
  }

  private async answer(acting: ActingFor, version: number, response: Response) {
    sendVersion(response, version);
    return { version, completeness: await this.judge(await this.profile(acting)) };
  }

  private async judge(profile: Profile) {
    const { percent, hints } = await judgeProfile(this.dataSource, profile);
    return { percent, hints: hints.map(hintShape) };
  }

  private async profile({ participation: own }: ActingFor): Promise<Profile> {
    const profile = own && (await readProfile(this.dataSource, own.id));
    if (!profile) throw new Problem('participation.unknown');
    return profile;
  }
}
