import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';

import {
  exportControlEntries,
  exportControlSource,
} from '#libs/taxonomy/export-control-entries.js';
import { regions } from '#libs/taxonomy/regions.js';
import { standards } from '#libs/taxonomy/standards.js';
import { sectors, type TaxonomyNode } from '#libs/taxonomy/taxonomy.js';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { bothLanguages } from '../shapes.js';

import {
  exportControlList,
  regionList,
  sectorList,
  standardList,
  taxonomy,
} from './reference.shapes.js';

/** The data that forms choose from; a new sector in it needs no code. */
@Controller('api/v1/reference')
export class ReferenceController {
  @Get('sectors')
  @Public()
  @Answers(200, sectorList)
  sectors(): z.infer<typeof sectorList> {
    return { items: sectors.map(({ sector, en, ko }) => ({ sector, label: { en, ko } })) };
  }

  @Get('taxonomies/:sector')
  @Public()
  @Answers(200, taxonomy, 'request.not-found')
  taxonomy(@Param('sector') name: string): z.infer<typeof taxonomy> {
    const found = sectors.find(({ sector }) => sector === name);
    if (!found) throw new Problem('request.not-found');
    const { sector, en, ko, nodes } = found;
    return { sector, label: { en, ko }, terms: nodes.flatMap((node) => terms(node, null)) };
  }

  /** Provinces of Korea and states of the U.S. */
  @Get('regions')
  @Public()
  @Answers(200, regionList)
  regions(): z.infer<typeof regionList> {
    const items = regions.map(({ code, country, en, ko }) => ({
      code,
      country,
      label: { en, ko },
    }));
    return { items };
  }

  /** Entries of the U.S. list that firms of some branches look up before they declare. */
  @Get('export-controls')
  @Public()
  @Answers(200, exportControlList)
  exportControls(): z.infer<typeof exportControlList> {
    const items = exportControlEntries.map(({ eccn, en, ko, branches }) => ({
      eccn,
      heading: { en, ko },
      branches,
    }));
    return { source: exportControlSource, items };
  }

  @Get('standards')
  @Public()
  @Answers(200, standardList)
  standards(): z.infer<typeof standardList> {
    return {
      items: standards.map(({ id, code, title, title_ko, body, region, sectors: of }) => ({
        id,
        code,
        title: bothLanguages(title, title_ko ?? null),
        body,
        region,
        sectors: of,
      })),
    };
  }
}

function terms(
  { code, en, ko, aliases_en = [], aliases_ko = [], children = [] }: TaxonomyNode,
  parent: string | null,
): z.infer<typeof taxonomy>['terms'] {
  const own = { code, parent, label: { en, ko }, aliases: { en: aliases_en, ko: aliases_ko } };
  return [own, ...children.flatMap((child) => terms(child, code))];
}
