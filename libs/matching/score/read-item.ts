import type { RoundSnapshot, ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import { type Fact, factsOf } from './facts.js';
import type { Lexicon, Named } from './lexicon.js';
import { signsOf, unitsOf, wordsOf } from './text-units.js';

export type Item = ScoreOffering | ScoreNeed;

/** What the text of an offering or a need says. */
export interface Said {
  /** Terms of the lexicon, with what they are part of. */
  terms: string[];
  /** What is written alike in both languages: model names, formulas, figures with their unit. */
  signs: string[];
  /** Words of each language. */
  words: ReturnType<typeof wordsOf>;
  /** Figures by what they are of, or by their dimension where that is not said. */
  facts: Map<string, Fact[]>;
  /** The materials named, the most exact ones only. */
  materials: string[];
  /** Things that can be offered or needed and that the text names as such, not as what they are for. */
  products: string[];
  /** Whether work is offered or asked for rather than goods, by the text or the code. */
  service: boolean;
  /** Whether quantities are said to be those of a year. */
  yearly: boolean;
  /** Whose the text is: the item's, the firm's where the item has none, or nobody's. */
  source: 'item' | 'firm' | 'none';
}

const yearly = /(?:\ba|\bper) (?:year|annum)\b|annual|yearly|연간|매년|(?<![가-힣])연 ?\d/i;

/** Reads offerings and needs by a lexicon and a taxonomy. */
export class ItemReader {
  private readonly known = new Map<string, Named[]>();
  /** Trees that hold materials: there goods are made of what is asked for, or of no use. */
  private readonly materialTrees: Set<string>;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly taxonomy: RoundSnapshot['taxonomy'],
  ) {
    const codes = Object.entries(taxonomy).filter(([code]) => lexicon.group(code) === 'material');
    this.materialTrees = new Set(codes.map(([code, path]) => path[0] ?? code));
  }

  read(item: Item, firm: ScoreFirm): Said {
    const isNeed = firm.needs.some((need) => need === item);
    const own = [item.code, ...(item.moreCodes ?? [])];
    const source = item.text.trim() ? 'item' : firm.text?.trim() ? 'firm' : 'none';
    const text = source === 'firm' ? firm.text! : item.text;
    // What a firm that offers something looks for is no part of the offer.
    const named = this.named(text).filter(({ role }) => isNeed || role !== 'sought');
    const ids = named.map(({ id }) => id);
    // An offering is what its code says; a need's code is compared as a code.
    const terms = [...(isNeed ? [] : own), ...ids, ...this.general(firm)];
    const facts = factsOf(text);
    return {
      terms: [...new Set(terms.flatMap((id) => this.up(id)))],
      signs: [...signsOf(text), ...facts.flatMap(figuresOf)],
      words: wordsOf(unitsOf(text)),
      facts: byProperty(facts),
      materials: this.materials(own, ids),
      products: this.products(named),
      service: this.isService(own, named),
      yearly: yearly.test(text),
      source,
    };
  }

  /** What a firm says of itself tells where its goods are used, not what each of them is. */
  private general(firm: ScoreFirm): string[] {
    return this.named(firm.text ?? '')
      .filter(({ id, role }) => role !== 'sought' && !this.isProduct(id))
      .map(({ id }) => id);
  }

  private products(named: Named[]): string[] {
    return named.filter(({ id, role }) => role !== 'use' && this.isProduct(id)).map(({ id }) => id);
  }

  private isService(own: string[], named: Named[]): boolean {
    return (
      named.some(({ id, role }) => role === 'itself' && this.lexicon.group(id) === 'service') ||
      own.flatMap((id) => this.up(id)).some((id) => this.lexicon.serviceBranches.has(id))
    );
  }

  private isProduct(id: string): boolean {
    return this.lexicon.group(id) === 'product';
  }

  /** Terms in a text; the texts of one firm are read many times. */
  private named(text: string): Named[] {
    const found = this.known.get(text) ?? this.lexicon.find(unitsOf(text));
    this.known.set(text, found);
    return found;
  }

  /** A term, what it is part of, and the codes above that, the sector left out. */
  private up(id: string): string[] {
    const code = this.lexicon.under(id) ?? id;
    const path = Object.hasOwn(this.taxonomy, code) ? this.taxonomy[code]!.slice(1) : [code];
    return [id, ...path];
  }

  /** The materials among terms: a grade stands for its family, and only the family of the code where it is one. */
  private materials(own: string[], named: string[]): string[] {
    // Elsewhere a material is a detail, and the terms in common tell enough.
    if (!own.some((code) => this.materialTrees.has(this.taxonomy[code]?.[0] ?? code))) return [];
    // The branch of all materials is none.
    const material = (id: string) =>
      this.lexicon.group(id) === 'material' && this.taxonomy[id]?.length !== 2;
    const chosen = own.filter(material);
    const found = [...own, ...named]
      .flatMap((id) => this.up(id))
      .filter(
        (id) =>
          material(id) &&
          (chosen.length === 0 || chosen.some((code) => this.up(id).includes(code))),
      );
    const families = new Set(found.map((id) => this.lexicon.under(id)));
    return found.filter((id) => !families.has(id));
  }
}

/** A figure as a sign: the same number of the same unit in both texts, whatever it is of. */
function figuresOf({ dimension, low, high }: Fact): string[] {
  const rounded = [low, high].map((value) => Number(value.toPrecision(3)));
  return [...new Set(rounded)].map((value) => `${dimension} ${value}`);
}

function byProperty(facts: Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = fact.property?.id ?? fact.dimension;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}
