import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import { readViews, removeView, saveView } from '#libs/showcases/saved-views.js';

import { OrganiserOf } from '../access/access.js';
import { CurrentUser, ShowcaseId } from '../access/request.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';

import { newView, views } from './intake.shapes.js';

/** Named views of the registrations, private or for the team. */
@Controller('api/v1/showcases/:slug/views')
export class ViewsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @OrganiserOf('showcase')
  @Answers(200, views)
  async list(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
  ): Promise<z.infer<typeof views>> {
    return { items: await readViews(this.dataSource, showcaseId, user.id) };
  }

  /** Keeps a view; one of yours with the same name is replaced. */
  @Post()
  @OrganiserOf('showcase')
  @Answers(201, null)
  async save(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Body({ schema: newView }) view: z.infer<typeof newView>,
  ): Promise<void> {
    await saveView(this.dataSource, { ...view, showcaseId, userId: user.id });
  }

  @Delete(':viewId')
  @OrganiserOf('showcase')
  @HttpCode(204)
  @Answers(204, null, 'view.unknown')
  async remove(
    @ShowcaseId() showcaseId: string,
    @CurrentUser() user: User,
    @Param('viewId', ParseUUIDPipe) id: string,
  ): Promise<void> {
    if (!(await removeView(this.dataSource, { id, showcaseId, userId: user.id })))
      throw new Problem('view.unknown');
  }
}
