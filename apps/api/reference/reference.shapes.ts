import { z } from 'zod';

import { country, text } from '../shapes.js';

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

export const regionList = z
  .object({
    items: z.array(
      z.object({
        code: z.string().meta({ description: 'ISO 3166-2.', example: 'KR-48' }),
        country,
        label: text,
      }),
    ),
  })
  .meta({ id: 'Regions' });

export const exportControlList = z
  .object({
    source: z.string().meta({ description: 'Where the headings come from, and their date.' }),
    items: z.array(
      z.object({
        eccn: z.string().meta({ example: '2B910' }),
        heading: text,
        branches: z
          .array(z.string())
          .meta({ description: 'Taxonomy codes at or below which it is worth a look.' }),
      }),
    ),
  })
  .meta({
    id: 'ExportControlEntries',
    description: 'Headings to look up; decision support, never a classification.',
  });
