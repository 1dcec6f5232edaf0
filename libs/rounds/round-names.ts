import type { DataSource } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';

import type { BothTexts } from './word-reason.js';

export interface FirmNames extends BothTexts {
  id: string;
  code: string;
  country: Country;
  city: string | null;
}

interface PersonNames extends BothTexts {
  id: string;
  titleEn: string | null;
  titleKo: string | null;
}

/** What firms, people and interpreters of a showcase are called, by id. */
export interface RoundNames {
  firms: Map<string, FirmNames>;
  delegates: Map<string, PersonNames>;
  interpreters: Map<string, BothTexts>;
}

const both = (of: string) =>
  `coalesce(${of}.name_en, ${of}.name_ko, '') as en, coalesce(${of}.name_ko, ${of}.name_en, '') as ko`;

/** Three queries, whatever the number of names. */
export async function readRoundNames(
  dataSource: DataSource,
  showcaseId: string,
): Promise<RoundNames> {
  const read = <Row>(sql: string) => dataSource.query<Row[]>(sql, [showcaseId]);
  const [firms, delegates, interpreters] = await Promise.all([
    read<FirmNames>(
      `select p.id, p.code, c.country, c.city, ${both('c')}
       from participant p join company c on c.id = p.company_id where p.showcase_id = $1`,
    ),
    read<PersonNames>(
      `select d.id, d.title_en as "titleEn", d.title_ko as "titleKo", ${both('d')}
       from delegate d join participant p on p.id = d.participant_id where p.showcase_id = $1`,
    ),
    read<BothTexts & { id: string }>(
      `select i.id, ${both('i')} from interpreter i where i.showcase_id = $1`,
    ),
  ]);
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  return { firms: byId(firms), delegates: byId(delegates), interpreters: byId(interpreters) };
}

const nameless: BothTexts = { en: '', ko: '' };

/** Somebody who has left the showcase since has no name. */
export function nameIn<T extends BothTexts>(names: Map<string, T>, id: string): BothTexts {
  const found = names.get(id);
  return found ? { en: found.en, ko: found.ko } : nameless;
}
