import { readFileSync } from 'node:fs';

import { sectors, taxonomyLabel, type TaxonomyLanguage, type TaxonomyNode } from './taxonomy.js';

/** A term of both languages. */
export interface Term {
  id: string;
  names: string[];
  group: string;
  under?: string;
}

interface Word {
  id: string;
  group: string;
  under?: string;
  en: string[];
  ko: string[];
}

const words = (
  JSON.parse(readFileSync(new URL('./terms.json', import.meta.url), 'utf8')) as { terms: Word[] }
).terms;

const wordById = new Map(words.map((word) => [word.id, word]));

/** What a term is called in a language; `en:` and `ko:` mark a plain word of a text. */
export function termLabel(id: string, language: TaxonomyLanguage): string {
  const word = wordById.get(id);
  if (word) return word[language][0] ?? id;
  return taxonomyLabel(id.replace(/^(en|ko):/, ''), language);
}

/** Branches of the trees whose terms say of what or for what, not what is offered. */
const groupOfBranch: Record<string, string> = {
  'am-material': 'material',
  'am-application': 'application',
  'rob-application': 'application',
};

/** All terms that texts are read by: every code of every tree by its labels and aliases, and further words. */
export function lexicon(): Term[] {
  const ofTrees = sectors.flatMap(({ nodes }) =>
    nodes.flatMap((branch) => termsOf(branch, groupOfBranch[branch.code] ?? 'product')),
  );
  const further = words.map(({ en, ko, ...word }) => ({ ...word, names: [...en, ...ko] }));
  return [...ofTrees, ...further];
}

function termsOf(node: TaxonomyNode, group: string): Term[] {
  const labels = [node.en, node.ko].flatMap(partsOf);
  const names = [...new Set([...labels, ...(node.aliases_en ?? []), ...(node.aliases_ko ?? [])])];
  const below = (node.children ?? []).flatMap((child) => termsOf(child, group));
  return [{ id: node.code, names, group }, ...below];
}

/**
 * A label and what it lists: `Servo drives and motors (AC)` is found by each of its parts of two words or more, without
 * what stands in brackets. One word of a label (software, laser, data) may mean anything.
 */
function partsOf(label: string): string[] {
  const parts = label
    .replace(/\(.*?\)/g, '')
    .split(/ and | & |[,/·]+/)
    .map((part) => part.trim());
  return [label, ...parts.filter((part) => part.includes(' ') && !/^(other|기타) /.test(part))];
}
