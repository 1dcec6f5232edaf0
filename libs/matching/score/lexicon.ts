import type { LexiconTerm } from '../snapshot.js';
import { unitsOf, type Unit } from './text-units.js';

interface Node {
  next: Map<string, Node>;
  /** Terms whose name ends here. */
  terms: LexiconTerm[];
}

/** Words after which a term is said not to be meant, and endings that say so in Korean. */
const deniedBefore = new Set(['no', 'not', 'non', 'without', 'except', 'excluding']);
const deniedAfter = ['제외', '불가', '없이', '아님', '아닌'];

/**
 * Finds the terms that a text names, in either language: a trie over the units of all names, the longest name
 * at each place (Aho-Corasick without the failure links, which texts of a few hundred units do not need). This
 * is how a Korean offering and an English need about the same thing find each other.
 */
export class Lexicon {
  private readonly root: Node = { next: new Map(), terms: [] };
  private readonly byId = new Map<string, LexiconTerm>();
  /** Codes under which services are offered. */
  readonly serviceBranches = new Set<string>();

  constructor(terms: readonly LexiconTerm[]) {
    for (const term of terms) {
      this.byId.set(term.id, term);
      if (term.group === 'service' && term.under) this.serviceBranches.add(term.under);
      for (const name of term.names) this.add(name, term);
    }
  }

  group(id: string): string | null {
    return this.byId.get(id)?.group ?? null;
  }

  /** What a term is part of, outside its own tree; null where nothing. */
  under(id: string): string | null {
    return this.byId.get(id)?.under ?? null;
  }

  /** Ids of the terms named, in the order of their first place. */
  find(units: Unit[]): string[] {
    const found = new Set<string>();
    for (let start = 0; start < units.length;) {
      const { length, terms } = this.longest(units, start);
      if (terms.length > 0 && !isDenied(units, start, length))
        for (const { id } of terms) found.add(id);
      start += Math.max(1, length);
    }
    return [...found];
  }

  private add(name: string, term: LexiconTerm): void {
    const units = unitsOf(name);
    // One syllable of Hangul, or one letter, stands in too many words to mean anything.
    if (units.length === 0 || (units.length === 1 && units[0]!.text.length < 2)) return;
    let node = this.root;
    for (const { text } of units) {
      const next = node.next.get(text) ?? { next: new Map(), terms: [] };
      node.next.set(text, next);
      node = next;
    }
    if (!node.terms.includes(term)) node.terms.push(term);
  }

  private longest(units: Unit[], start: number): { length: number; terms: LexiconTerm[] } {
    let node: Node | undefined = this.root;
    let best = { length: 0, terms: [] as LexiconTerm[] };
    for (let at = start; at < units.length; at++) {
      // A name may leave out a blank that the text has, not begin in the middle of a word and go on behind it.
      if (at > start && units[at]!.starts && !units[start]!.starts) break;
      node = node.next.get(units[at]!.text);
      if (!node) break;
      if (node.terms.length > 0) best = { length: at - start + 1, terms: node.terms };
    }
    return best;
  }
}

function isDenied(units: Unit[], start: number, length: number): boolean {
  const before = units.slice(Math.max(0, start - 2), start);
  if (before.some(({ text }) => deniedBefore.has(text))) return true;
  const after = units
    .slice(start + length, start + length + 4)
    .map(({ text }) => text)
    .join('');
  return deniedAfter.some((word) => after.startsWith(word));
}
