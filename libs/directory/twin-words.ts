import { sectors, type TaxonomyNode } from '#libs/taxonomy/taxonomy.js';

type Language = 'en' | 'ko';

/** Words too common to find anything by. */
const common = new Set([
  'and',
  'or',
  'of',
  'for',
  'the',
  'in',
  'with',
  'to',
  'other',
  'systems',
  'system',
]);

interface Named {
  en: string[];
  ko: string[];
}

function namesOf(nodes: readonly TaxonomyNode[]): Named[] {
  return nodes.flatMap((node) => [
    {
      en: [node.en, ...(node.aliases_en ?? [])].map((name) => name.toLowerCase()),
      ko: [node.ko, ...(node.aliases_ko ?? [])].map((name) => name.toLowerCase()),
    },
    ...namesOf(node.children ?? []),
  ]);
}

const named = sectors.flatMap(({ nodes }) => namesOf(nodes));

const words = (name: string) =>
  name
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word.length > 1 && !common.has(word))
    .map((word) => word.replace(/(?<=[a-z]{3})s$/, ''));

/** Twins must stand in at least this part of the terms that carry the word. */
const SHARE = 0.5;
const MOST = 6;

/**
 * What a searched word is called in the other language, read off the taxonomy: the words that stand in the
 * twin labels of at least half of the terms whose labels carry it. `그리퍼` finds `gripper`.
 */
export function twinWords(searched: string): string[] {
  const from: Language = /\p{Script=Hangul}/u.test(searched) ? 'ko' : 'en';
  const to: Language = from === 'ko' ? 'en' : 'ko';
  const carrying = named.filter((term) => term[from].some((name) => name.includes(searched)));
  if (carrying.length === 0) return [];
  const counts = new Map<string, number>();
  for (const term of carrying)
    for (const word of new Set(term[to].flatMap(words)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= carrying.length * SHARE)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}

/** The words of a query, each with its twins. */
export function searchTerms(query: string): { word: string; twins: string[] }[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => ({ word, twins: twinWords(word) }));
}
