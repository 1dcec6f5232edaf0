import { readFileSync } from 'node:fs';

/**
 * An entry of the U.S. Commerce Control List that firms of some branches look up. A heading to read, never a
 * finding: whether it fits is for the firm, the maker or the authority to say.
 */
export interface ExportControlEntry {
  eccn: string;
  en: string;
  ko: string;
  /** Taxonomy codes at or below which it is worth a look. */
  branches: string[];
}

const data = JSON.parse(
  readFileSync(new URL('./export-control-entries.json', import.meta.url), 'utf8'),
) as { source: string; items: ExportControlEntry[] };

/** Where the headings come from, with the date. */
export const exportControlSource = data.source;
export const exportControlEntries: readonly ExportControlEntry[] = data.items;
