import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';

import { recordRead } from '#libs/audit/record.js';
import type { User } from '#libs/accounts/user.entity.js';
import type { ReadableFile } from '#libs/files/find-readable.js';
import { readContent } from '#libs/files/read-content.js';

import { ReadableFileOnly } from '../access/access.js';
import { CurrentUser, FileToRead } from '../access/request.js';
import { Answers } from '../documented.js';

/** Files that companies handed in, from a path of their own on which nothing may run. */
@Controller('files')
export class FilesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':id')
  @ReadableFileOnly()
  @Answers(200, null)
  async read(
    @FileToRead() file: ReadableFile,
    @CurrentUser() user: User,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    sendHeaders(response, file);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    await this.note(file, user);
    if (request.method === 'HEAD') response.end();
    else await pipeline(Readable.from(readContent(this.dataSource, file)), response);
  }

  /** An organiser's look into a company's papers is written down; the company can read that. */
  private async note(file: ReadableFile, user: User): Promise<void> {
    const { asCompany, participantId, showcaseId } = file;
    if (asCompany || participantId === null || showcaseId === null) return;
    await recordRead(this.dataSource.manager, {
      action: 'certificate.read',
      actorId: user.id,
      participantId,
      showcaseId,
    });
  }
}

/** An address always leads to the same bytes, so a logo may be kept; papers are kept by nobody on the way. */
function sendHeaders(response: Response, { kind, name, contentType, size, sha256 }: ReadableFile) {
  response.attachment(name);
  const disposition = String(response.getHeader('Content-Disposition'));
  const shown = contentType.startsWith('image/');
  response
    .setHeader('Content-Type', contentType)
    .setHeader('Content-Length', size)
    .setHeader(
      'Content-Disposition',
      shown ? disposition.replace(/^attachment/, 'inline') : disposition,
    )
    .setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    .setHeader('X-Content-Type-Options', 'nosniff')
    .setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    .setHeader('Vary', 'Cookie, Authorization')
    .setHeader('ETag', `"${sha256}"`)
    .setHeader(
      'Cache-Control',
      kind === 'logo' ? 'private, max-age=31536000, immutable' : 'private, no-store',
    );
}
