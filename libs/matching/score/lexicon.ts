import type { LexiconTerm } from '../snapshot.js';
import { type Role, roleAt } from './roles.js';
import { unitsOf, type Unit } from './text-units.js';

interface Node {
  next: Map<string, Node>;
  /** Terms whose name ends here. */
  terms: LexiconTerm[];
  /** Whether the name is an acronym that is a word when written small: HIP. */
  capital: boolean;
}

/** Acronyms that are other words in small letters. */
const wordsWhenSmall = new Set([
  'CAN',
  'ESC',
  'HIP',
  'HIS',
  'MAG',
  'MES',
  'MIM',
  'NAB',
  'PREP',
  'TIG',
]);

/** Groups whose names mean one thing as a whole. */
const whole = new Set(['material', 'product', 'service']);

/** A term that a text names. */
export interface Named {
  id: string;
  role: Role;
}

/**
 * Finds the terms that a text names, in either language: a trie over the units of all names, the longest name
 * at each place (Aho-Corasick without the failure links, which texts of a few hundred units do not need). This
 * is how a Korean offering and an English need about the same thing find each other.
 */
export class Lexicon {
  private readonly root: Node = { next: new Map(), terms: [], capital: false };
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

  /** The terms named, in the order of their first place, each with how it is meant there. */
  find(units: Unit[]): Named[] {
    const found = new Map<string, Named>();
    for (let start = 0; start < units.length;) {
      const { length, terms: longest } = this.longest(units, start);
      const terms = [...longest, ...this.within(units, start, length)];
      const role = terms.length > 0 ? roleAt(units, start, length) : 'denied';
      if (role !== 'denied')
        for (const { id } of terms) {
          const known = found.get(id);
          if (!known) found.set(id, { id, role });
          else if (role === 'itself') known.role = role;
        }
      start += Math.max(1, length);
    }
    return [...found.values()];
  }

  /** What the parts of a name say: a spherical powder is spherical. Parts of a material or product are others. */
  private within(units: Unit[], from: number, length: number): LexiconTerm[] {
    const found: LexiconTerm[] = [];
    for (let start = from; start < from + length; start++) {
      let node: Node | undefined = this.root;
      for (let at = start; at < from + length; at++) {
        node = node.next.get(units[at]!.text);
        if (!node) break;
        if (at - start + 1 < length && !node.capital)
          found.push(...node.terms.filter(({ group }) => !whole.has(group)));
      }
    }
    return found;
  }

  private add(name: string, term: LexiconTerm): void {
    const units = unitsOf(name);
    // One syllable of Hangul, or one letter, stands in too many words to mean anything.
    if (units.length === 0 || (units.length === 1 && units[0]!.text.length < 2)) return;
    let node = this.root;
    for (const { text } of units) {
      const next = node.next.get(text) ?? { next: new Map(), terms: [], capital: false };
      node.next.set(text, next);
      node = next;
    }
    if (!node.terms.includes(term)) node.terms.push(term);
    node.capital ||= wordsWhenSmall.has(name);
  }

  private longest(units: Unit[], start: number): { length: number; terms: LexiconTerm[] } {
    let node: Node | undefined = this.root;
    let best = { length: 0, terms: [] as LexiconTerm[] };
    for (let at = start; at < units.length; at++) {
      // A name may leave out a blank that the text has, not begin in the middle of a word and go on behind it.
      if (at > start && units[at]!.starts && !units[start]!.starts) break;
      node = node.next.get(units[at]!.text);
      if (!node) break;
      if (node.terms.length > 0 && (!node.capital || units[at]!.capital))
        best = { length: at - start + 1, terms: node.terms };
    }
    return best;
  }
}
