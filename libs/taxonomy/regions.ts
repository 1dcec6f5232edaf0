import { readFileSync } from 'node:fs';

/** A Korean province or U.S. state. */
export interface Region {
  /** ISO 3166-2. */
  code: string;
  country: 'KR' | 'US';
  en: string;
  ko: string;
  /** Other names that people write. */
  aliases: string[];
}

const data = JSON.parse(readFileSync(new URL('./regions.json', import.meta.url), 'utf8')) as {
  items: Region[];
};

export const regions: readonly Region[] = data.items;

const byCode = new Map(regions.map((each) => [each.code, each]));

function key(country: string, text: string): string {
  return `${country} ${text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

const byName = new Map<string, Region>();
for (const each of regions)
  for (const name of [each.code, each.en, each.ko, ...each.aliases])
    byName.set(key(each.country, name), each);

export function region(code: string): Region | undefined {
  return byCode.get(code);
}

/** The code of what somebody once typed by hand (`Ohio`, `경남`); null where it is no region of the country. */
export function regionCode(country: string, text: string | null): string | null {
  return text === null ? null : (byName.get(key(country, text))?.code ?? null);
}

/** What a company's region is called; words that no code is known for stay as they were typed. */
export function regionLabel(text: string): { en: string; ko: string } {
  const { en, ko } = byCode.get(text) ?? { en: text, ko: text };
  return { en, ko };
}
