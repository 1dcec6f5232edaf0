import { readFileSync } from 'node:fs';

export type TaxonomyLanguage = 'en' | 'ko';

/** A branch or leaf of a sector's tree. `code` is a stable key; labels may be edited. */
export interface TaxonomyNode {
  code: string;
  en: string;
  ko: string;
  aliases_en?: string[];
  aliases_ko?: string[];
  children?: TaxonomyNode[];
}

export interface Sector {
  sector: string;
  en: string;
  ko: string;
  nodes: TaxonomyNode[];
}

const data = JSON.parse(readFileSync(new URL('./taxonomy.json', import.meta.url), 'utf8')) as {
  taxonomies: Sector[];
};

export const sectors: readonly Sector[] = data.taxonomies;

interface Place {
  node: TaxonomyNode;
  sector: string;
  path: string[];
}

const places = new Map<string, Place>();
for (const { sector, nodes } of sectors) for (const node of nodes) place(node, sector, [sector]);

function place(node: TaxonomyNode, sector: string, above: string[]): void {
  const path = [...above, node.code];
  places.set(node.code, { node, sector, path });
  for (const child of node.children ?? []) place(child, sector, path);
}

export function taxonomyNode(code: string): TaxonomyNode | undefined {
  return places.get(code)?.node;
}

/** Sector of a code, or undefined for an unknown code. */
export function sectorOf(code: string): string | undefined {
  return places.get(code)?.sector;
}

/** Label in a language; the code itself where it is unknown. */
export function taxonomyLabel(code: string, language: TaxonomyLanguage): string {
  return taxonomyNode(code)?.[language] ?? code;
}

/** Codes from the sector's root down to the code itself; empty for an unknown code. */
export function taxonomyPath(code: string): string[] {
  return places.get(code)?.path ?? [];
}

/** The path of every code of all sectors. */
export function taxonomyPaths(): Record<string, string[]> {
  return Object.fromEntries([...places].map(([code, { path }]) => [code, path]));
}

/** All codes of a sector, parents before children. */
export function codesOfSector(sector: string): string[] {
  return [...places].filter(([, found]) => found.sector === sector).map(([code]) => code);
}
