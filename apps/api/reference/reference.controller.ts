import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';

import { standards } from '#libs/taxonomy/standards.js';
import { sectors, type TaxonomyNode } from '#libs/taxonomy/taxonomy.js';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { bothLanguages } from '../shapes.js';

import { sectorList, standardList, taxonomy } from './reference.shapes.js';

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
