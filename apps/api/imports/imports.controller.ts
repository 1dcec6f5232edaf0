import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { importFile } from '#libs/imports/import-file.js';
import { fileBytesMax } from '#libs/imports/read-file.js';
import { templateWorkbook } from '#libs/imports/template.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { UploadBody } from '../files/upload-body.js';

import { importQuery, importReport } from './imports.shapes.js';

/** Firms of a spreadsheet, checked and taken over by the showcase's organiser. */
@Controller('api/v1/showcases/:slug')
export class ImportsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bodies: UploadBody,
  ) {}

  /** Checks an .xlsx or .csv, or takes it over: all of it, or nothing and every problem. */
  @Post('imports')
  @OrganiserOf('showcase')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @HttpCode(200)
  @Answers(200, importReport, 'file.length-needed', 'file.too-large', 'request.malformed')
  async run(
    @Param('slug') slug: string,
    @CurrentUser() user: User,
    @Query({ schema: importQuery }) { name, check }: z.infer<typeof importQuery>,
    @Req() request: Request,
  ): Promise<z.infer<typeof importReport>> {
    const { problems, counts } = await this.bodies.use(request, fileBytesMax, (bytes) =>
      importFile(
        this.dataSource,
        { name, bytes },
        { showcase: slug, rehearse: check === 'true', keepOthers: true, userId: user.id },
      ),
    );
    return { written: counts !== null && check === 'false', problems, counts };
  }

  /** An empty workbook with the columns that an import reads, and the sector's codes. */
  @Get('import-template.xlsx')
  @OrganiserOf('showcase')
  @Answers(200, null)
  async template(
    @Param('slug') slug: string,
    @ShowcaseId() id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { sector } = await this.dataSource.manager.findOneByOrFail(Showcase, { id });
    response.attachment(`${slug}-template.xlsx`);
    response.send(Buffer.from(await templateWorkbook(sector)));
  }
}
