import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { unplaced } from '#libs/database/keyset.js';
import {
  listParticipants,
  participantSorts,
  type ParticipantFilter,
} from '#libs/meetings/list-participants.js';
import { listFiles } from '#libs/files/list-files.js';
import { readChanges } from '#libs/registrations/mark-seen.js';
import { readParticipant } from '#libs/showcases/read-participant.js';

import { OrganiserOf } from '../access/access.js';
import { Reads } from '../access/reads.js';
import { ShowcaseId } from '../access/request.js';
import { pageOf, readCursor, sortOf, wholeList } from '../cursor.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { csvFile, workbookFile } from '../table-file.js';

import { detailShape, rowShape } from './participant-shape.js';
import { participantColumns } from './participants-export.js';
import {
  participantDetail,
  participantFilter,
  participantPage,
  participantQuery,
} from './participants.shapes.js';

@Controller('api/v1')
export class ParticipantsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('showcases/:slug/participants')
  @OrganiserOf('showcase')
  @Answers(200, participantPage)
  async list(
    @ShowcaseId() showcaseId: string,
    @Query({ schema: participantQuery }) query: z.infer<typeof participantQuery>,
  ): Promise<z.infer<typeof participantPage>> {
    const { limit } = query;
    const filter = filterOf(query);
    const after = readCursor(query.cursor, participantSorts[filter.sort].type, 'code');
    const range = { limit: limit + 1, after };
    const found = await listParticipants(this.dataSource, showcaseId, { ...filter, ...range });
    const { items, next } = pageOf(found.items, limit, ({ sortKey: key, code: id }) => ({
      key,
      id,
    }));
    return { total: found.total, next, items: items.map(unplaced).map(rowShape) };
  }

  @Get('showcases/:slug/participants.csv')
  @OrganiserOf('showcase')
  @Reads('participants.exported')
  @Answers(200, null)
  async csv(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
    @Query({ schema: participantFilter }) query: z.infer<typeof participantFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await this.allRows(showcaseId, query);
    response
      .attachment(`${slug}-participants.csv`)
      .type('text/csv')
      .send(csvFile(participantColumns, rows));
  }

  @Get('showcases/:slug/participants.xlsx')
  @OrganiserOf('showcase')
  @Reads('participants.exported')
  @Answers(200, null)
  async workbook(
    @Param('slug') slug: string,
    @ShowcaseId() showcaseId: string,
    @Query({ schema: participantFilter }) query: z.infer<typeof participantFilter>,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await this.allRows(showcaseId, query);
    response.attachment(`${slug}-participants.xlsx`);
    response.send(await workbookFile('Participants', participantColumns, rows));
  }

  @Get('participants/:id')
  @OrganiserOf('participant')
  @Reads('contacts.read')
  @Answers(200, participantDetail)
  async read(
    @Param('id') id: string,
    @ShowcaseId() showcaseId: string,
  ): Promise<z.infer<typeof participantDetail>> {
    const [profile, listed] = await Promise.all([
      readParticipant(this.dataSource, id),
      listParticipants(this.dataSource, showcaseId, { id, ...firstByCode }),
    ]);
    const [item] = listed.items;
    if (!profile || !item) throw new Problem('participant.unknown');
    const [files, changes] = await Promise.all([
      listFiles(this.dataSource.manager, id),
      readChanges(this.dataSource, id),
    ]);
    return detailShape(unplaced(item), profile, files, changes);
  }

  private async allRows(showcaseId: string, query: z.infer<typeof participantFilter>) {
    const filter = { ...filterOf(query), ...wholeList };
    return (await listParticipants(this.dataSource, showcaseId, filter)).items;
  }
}

const firstByCode = { sort: 'code', descending: false, limit: 1, after: null } as const;

function filterOf(
  query: z.infer<typeof participantFilter>,
): Omit<ParticipantFilter, 'limit' | 'after'> {
  return {
    search: query.q,
    country: query.country,
    status: query.status,
    role: query.role,
    segment: query.segment,
    mark: query.mark,
    ...sortOf(query.sort),
  };
}
