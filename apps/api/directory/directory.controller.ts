import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readEntries } from '#libs/directory/entries.js';
import { readFacets, searchDirectory, type DirectoryFilter } from '#libs/directory/search.js';
import { suggestFor } from '#libs/directory/suggestions.js';
import { searchTerms } from '#libs/directory/twin-words.js';
import { Participant, participantRoles } from '#libs/showcases/participant.entity.js';

import { MemberOf } from '../access/access.js';
import { Acting, type ActingFor } from '../access/request.js';
import { pageOf, readCursor } from '../cursor.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { bothLanguages } from '../shapes.js';

import { entryShape, facetShape, suggestionShapes } from './directory-shape.js';
import {
  directoryEntry,
  directoryFilter,
  directoryPage,
  directoryQuery,
  facets,
  suggestions,
} from './directory.shapes.js';

const suggestionsShown = 12;

/** The approved participants as another one may see them. */
@Controller('api/v1/participations/:id')
export class DirectoryController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('directory')
  @MemberOf('participation', { approved: true })
  @Answers(200, directoryPage)
  async list(
    @Acting() acting: ActingFor,
    @Query({ schema: directoryQuery }) query: z.infer<typeof directoryQuery>,
  ): Promise<z.infer<typeof directoryPage>> {
    const { id } = acting.participation!;
    const { sort, limit } = query;
    const range = { sort, limit: limit + 1, after: readCursor(query.cursor, 'text') };
    const fit = sort === 'fit' ? await this.scores(acting) : undefined;
    const found = await searchDirectory(this.dataSource, id, filterOf(query), range, fit);
    const { items, next } = pageOf(found.rows, limit, (row) => row);
    const entries = await readEntries(
      this.dataSource,
      id,
      items.map((row) => row.id),
    );
    return {
      total: found.total,
      items: entries.map(entryShape),
      next,
      terms: searchTerms(query.q ?? ''),
    };
  }

  /** How many of what a search finds carry each code, role, certificate, region and mark. */
  @Get('directory-facets')
  @MemberOf('participation', { approved: true })
  @Answers(200, facets)
  async facets(
    @Acting() acting: ActingFor,
    @Query({ schema: directoryFilter }) query: z.infer<typeof directoryFilter>,
  ): Promise<z.infer<typeof facets>> {
    const found = await readFacets(this.dataSource, acting.participation!.id, filterOf(query));
    return { items: found.map(facetShape) };
  }

  @Get('directory/:otherId')
  @MemberOf('participation', { approved: true })
  @Answers(200, directoryEntry, 'directory.unknown')
  async read(
    @Acting() acting: ActingFor,
    @Param('otherId', ParseUUIDPipe) otherId: string,
  ): Promise<z.infer<typeof directoryEntry>> {
    const [entry] = await readEntries(this.dataSource, acting.participation!.id, [otherId]);
    if (!entry) throw new Problem('directory.unknown');
    return entryShape(entry);
  }

  /** Whom a round would like to pair this firm with, and why. */
  @Get('suggestions')
  @MemberOf('participation', { approved: true })
  @Answers(200, suggestions)
  async suggestions(@Acting() acting: ActingFor): Promise<z.infer<typeof suggestions>> {
    const { id, showcaseId } = acting.participation!;
    const found = await suggestFor(this.dataSource, showcaseId, id);
    const best = found.slice(0, suggestionsShown);
    const [entries, me] = await Promise.all([
      readEntries(
        this.dataSource,
        id,
        best.map((each) => each.id),
      ),
      this.dataSource.manager.findOneOrFail(Participant, {
        where: { id },
        relations: { company: true },
      }),
    ]);
    const name = bothLanguages(me.company.nameEn, me.company.nameKo);
    return { items: suggestionShapes(best, entries, { id, name }) };
  }

  private async scores({ participation: own }: ActingFor): Promise<Map<string, number>> {
    const found = await suggestFor(this.dataSource, own!.showcaseId, own!.id);
    return new Map(found.map(({ id, score }) => [id, score]));
  }
}

function filterOf(query: z.infer<typeof directoryFilter>): DirectoryFilter {
  const list = (text: string | undefined) => text?.split(',').filter((each) => each !== '') ?? [];
  const roles = list(query.roles);
  return {
    query: query.q,
    codes: list(query.codes),
    roles: participantRoles.filter((role) => roles.includes(role)),
    certificates: list(query.certificates),
    regions: list(query.regions),
    country: query.country,
    wish: query.wish,
  };
}
