import { z } from 'zod';

import { text } from '../shapes.js';

const names = z.object({ en: z.array(z.string()), ko: z.array(z.string()) });

export const taxonomy = z
  .object({
    sector: z.string(),
    label: text,
    terms: z.array(
      z.object({
        code: z.string().meta({ example: 'rob-ee-soft' }),
        parent: z.string().nullable().meta({ description: 'Code of the term it is part of.' }),
        label: text,
        aliases: names,
      }),
    ),
  })
  .meta({ id: 'Taxonomy', description: "A sector's tree, parents before children." });

export const sectorList = z
  .object({ items: z.array(z.object({ sector: z.string(), label: text })) })
  .meta({ id: 'Sectors' });

export const standardList = z
  .object({
    items: z.array(
      z.object({
        id: z.string().meta({ example: 'iso-9001' }),
        code: z.string(),
        title: text,
        body: z.string(),
        region: z.string(),
        sectors: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Standards' });
