import type { RoundSnapshot, ScoreNeed, ScoreOffering } from '../snapshot.js';
import { type Fact, factsOf } from './facts.js';
import { Lexicon } from './lexicon.js';
import { unitsOf, wordsOf } from './text-units.js';

export const featureKinds = ['term', 'en', 'ko'] as const;
export type FeatureKind = (typeof featureKinds)[number];

/** What a text says, read once. */
export interface Reading {
  /** Terms and words as ascending numbers; words of a language compare only where both wrote in it. */
  features: Record<FeatureKind, Int32Array>;
  /** What all of a kind weigh together. */
  whole: Record<FeatureKind, number>;
  /** Figures by what they are of. */
  facts: Map<string, Fact[]>;
  /** The materials named, the most exact ones only. */
  materials: string[];
  /** Things that can be offered or needed and that the text names. */
  products: string[];
  /** Whether work is offered or asked for rather than goods, by the text or the code. */
  service: boolean;
  /** Whether anything was written. */
  written: boolean;
}

type Item = ScoreOffering | ScoreNeed;

/** Reads the texts of a snapshot and knows how telling each term and word is in it. */
export class Texts {
  readonly lexicon: Lexicon;
  private readonly readings = new Map<Item, Reading>();
  private readonly terms = new Map<string, string[]>();
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly weights: number[];

  constructor(private readonly snapshot: RoundSnapshot) {
    this.lexicon = new Lexicon(snapshot.lexicon ?? []);
    for (const firm of snapshot.firms)
      for (const item of [...firm.offerings, ...firm.needs])
        this.readings.set(item, this.read(item, firm.text ?? ''));
    this.weights = this.weigh();
    for (const { features, whole } of this.readings.values())
      for (const kind of featureKinds)
        for (const feature of features[kind]) whole[kind] += this.weights[feature]!;
  }

  of(item: Item): Reading {
    return this.readings.get(item)!;
  }

  /**
   * How telling a feature is, in whole eighths: the logarithm of the texts for each that has it (inverse
   * document frequency, Sparck Jones 1972).
   */
  weight(feature: number): number {
    return this.weights[feature]!;
  }

  name(feature: number): string {
    return this.names[feature]!;
  }

  private read(item: Item, ofFirm: string): Reading {
    const own = [item.code, ...(item.moreCodes ?? [])];
    const named = this.named(item.text);
    // What a firm says of itself tells where its goods are used, not what each of them is.
    const general = this.named(ofFirm).filter((id) => !this.isProduct(id));
    const terms = [...new Set([...own, ...named, ...general].flatMap((id) => this.up(id)))];
    const words = [...wordsOf(unitsOf(item.text))];
    return {
      features: {
        term: this.featuresOf(terms),
        en: this.featuresOf(words.filter((word) => word.startsWith('en:'))),
        ko: this.featuresOf(words.filter((word) => word.startsWith('ko:'))),
      },
      whole: { term: 0, en: 0, ko: 0 },
      facts: byProperty(factsOf(item.text)),
      materials: this.materials(
        own,
        [...own, ...named].flatMap((id) => this.up(id)),
      ),
      products: named.filter((id) => this.isProduct(id)),
      service: this.isService(own, [...named, ...general]),
      written: item.text.trim() !== '',
    };
  }

  private isService(own: string[], named: string[]): boolean {
    return (
      named.some((id) => this.lexicon.group(id) === 'service') ||
      own.flatMap((id) => this.up(id)).some((id) => this.lexicon.serviceBranches.has(id))
    );
  }

  private isProduct(id: string): boolean {
    return this.lexicon.group(id) === 'product';
  }

  /** Terms in a text; the texts of one firm are read many times. */
  private named(text: string): string[] {
    const known = this.terms.get(text) ?? this.lexicon.find(unitsOf(text));
    this.terms.set(text, known);
    return known;
  }

  /** A term, what it is part of, and the codes above that, the sector left out. */
  private up(id: string): string[] {
    const code = this.lexicon.under(id) ?? id;
    const { taxonomy } = this.snapshot;
    const path = Object.hasOwn(taxonomy, code) ? taxonomy[code]!.slice(1) : [code];
    return [id, ...path];
  }

  private featuresOf(names: string[]): Int32Array {
    const numbers = names.map((name) => {
      const known = this.numbers.get(name) ?? this.names.push(name) - 1;
      this.numbers.set(name, known);
      return known;
    });
    return Int32Array.from(numbers).sort();
  }

  /** The materials among terms: a grade stands for its family, and only the family of the code where it is one. */
  private materials(own: string[], terms: string[]): string[] {
    // The branch of all materials is none.
    const material = (id: string) =>
      this.lexicon.group(id) === 'material' && this.snapshot.taxonomy[id]?.length !== 2;
    const chosen = own.filter(material);
    const named = terms.filter(
      (id) =>
        material(id) && (chosen.length === 0 || chosen.some((code) => this.up(id).includes(code))),
    );
    const families = new Set(named.map((id) => this.lexicon.under(id)));
    return named.filter((id) => !families.has(id));
  }

  private weigh(): number[] {
    const seen = this.names.map(() => 0);
    for (const { features } of this.readings.values())
      for (const kind of featureKinds) for (const feature of features[kind]) seen[feature]!++;
    return seen.map((count) => Math.round(8 * Math.log2(1 + this.readings.size / count)));
  }
}

function byProperty(facts: Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts)
    groups.set(fact.property.id, [...(groups.get(fact.property.id) ?? []), fact]);
  return groups;
}
