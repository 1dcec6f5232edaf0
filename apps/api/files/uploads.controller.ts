import {
  applyDecorators,
  Controller,
  Delete,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { checkFile, mostBytes } from '#libs/files/check-file.js';
import { removeFile, storeFile, type FilePlace } from '#libs/files/store-file.js';
import { Limits } from '#libs/limits/limits.js';

import { MemberOf } from '../access/access.js';
import { Acting, CurrentUser, type ActingFor } from '../access/request.js';
import { Answers, Limited } from '../documented.js';
import type { ProblemCode } from '../problem/problem.js';

import { storedFile, uploadQuery } from './files.shapes.js';
import { UploadBody } from './upload-body.js';

const images = ['image/png', 'image/jpeg', 'image/webp'];

const refusals = [
  'file.length-needed',
  'file.too-large',
  'file.type',
  'file.broken',
  'file.too-many-pixels',
  'file.quota',
] as const;

/** The bytes of a file are the body: no form around them. */
const TakesBytes = (types: string[], ...own: ProblemCode[]) =>
  applyDecorators(
    ApiConsumes(...types),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    Limited('upload'),
    Answers(200, storedFile, ...refusals, ...own),
  );

/** Files of a company: its logo, and the papers of its certificates. */
@Controller('api/v1')
export class UploadsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bodies: UploadBody,
    private readonly limits: Limits,
  ) {}

  /** Judged by its content and drawn anew, 512 pixels at most. */
  @Put('companies/:id/logo')
  @MemberOf('company')
  @TakesBytes(images)
  putLogo(
    @Acting() { companyId }: ActingFor,
    @CurrentUser() user: User,
    @Query({ schema: uploadQuery }) { name }: z.infer<typeof uploadQuery>,
    @Req() request: Request,
  ): Promise<z.infer<typeof storedFile>> {
    return this.store(request, { companyId, certificate: null }, user, name);
  }

  @Delete('companies/:id/logo')
  @MemberOf('company')
  @HttpCode(204)
  @Answers(204, null)
  async removeLogo(@Acting() { companyId }: ActingFor, @CurrentUser() user: User): Promise<void> {
    await removeFile(this.dataSource, { companyId, certificate: null }, user.id);
  }

  /** A PDF is kept as it is; an image is drawn anew. Read by the company and the organiser only. */
  @Put('participations/:id/certificates/:certificateId/file')
  @MemberOf('participation')
  @TakesBytes(['application/pdf', ...images], 'file.active', 'certificate.unknown')
  putPaper(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @Param('certificateId', ParseUUIDPipe) certificateId: string,
    @Query({ schema: uploadQuery }) { name }: z.infer<typeof uploadQuery>,
    @Req() request: Request,
  ): Promise<z.infer<typeof storedFile>> {
    return this.store(request, paperOf(acting, certificateId), user, name);
  }

  @Delete('participations/:id/certificates/:certificateId/file')
  @MemberOf('participation')
  @HttpCode(204)
  @Answers(204, null, 'certificate.unknown')
  async removePaper(
    @Acting() acting: ActingFor,
    @CurrentUser() user: User,
    @Param('certificateId', ParseUUIDPipe) certificateId: string,
  ): Promise<void> {
    await removeFile(this.dataSource, paperOf(acting, certificateId), user.id);
  }

  private async store(request: Request, place: FilePlace, user: User, name: string | undefined) {
    await this.limits.take('upload', place.companyId);
    const kind = place.certificate ? 'certificate' : 'logo';
    return this.bodies.use(request, mostBytes[kind], async (body) => {
      const file = { ...(await checkFile(kind, body)), name: name ?? null };
      return storeFile(this.dataSource, place, file, user.id);
    });
  }
}

function paperOf({ companyId, participation }: ActingFor, certificateId: string): FilePlace {
  return { companyId, certificate: { id: certificateId, participantId: participation!.id } };
}
