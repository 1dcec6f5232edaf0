import type { RoundSnapshot } from '../snapshot.js';
import { Lexicon } from './lexicon.js';
import { type Item, ItemReader, type Said } from './read-item.js';

export const featureKinds = ['term', 'sign', 'en', 'ko'] as const;
export type FeatureKind = (typeof featureKinds)[number];

/** What a text says, read once. */
export interface Reading extends Pick<
  Said,
  'facts' | 'materials' | 'products' | 'service' | 'yearly' | 'source'
> {
  /** Terms, signs and words as ascending numbers; words of a language compare only where both wrote in it. */
  features: Record<FeatureKind, Int32Array>;
  /** What all of a kind weigh together. */
  whole: Record<FeatureKind, number>;
}

/** Reads the texts of a snapshot and knows how telling each term and word is in it. */
export class Texts {
  readonly lexicon: Lexicon;
  private readonly readings = new Map<Item, Reading>();
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly weights: number[];

  constructor(snapshot: RoundSnapshot) {
    this.lexicon = new Lexicon(snapshot.lexicon ?? []);
    const reader = new ItemReader(this.lexicon, snapshot.taxonomy);
    for (const firm of snapshot.firms)
      for (const item of [...firm.offerings, ...firm.needs])
        this.readings.set(item, this.numbered(reader.read(item, firm)));
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

  private numbered({ terms, signs, words, ...said }: Said): Reading {
    return {
      ...said,
      features: {
        term: this.featuresOf(terms),
        sign: this.featuresOf(signs.map((sign) => `sign:${sign}`)),
        en: this.featuresOf(words.en.keys(), words.en),
        ko: this.featuresOf(words.ko),
      },
      whole: { term: 0, sign: 0, en: 0, ko: 0 },
    };
  }

  /** Features by their numbers; a root is shown as the first word that has it. */
  private featuresOf(names: Iterable<string>, shown = new Map<string, string>()): Int32Array {
    const numbers = [...names].map((name) => {
      const known = this.numbers.get(name) ?? this.names.push(shown.get(name) ?? name) - 1;
      this.numbers.set(name, known);
      return known;
    });
    return Int32Array.from(new Set(numbers)).sort();
  }

  private weigh(): number[] {
    const seen = this.names.map(() => 0);
    for (const { features } of this.readings.values())
      for (const kind of featureKinds) for (const feature of features[kind]) seen[feature]!++;
    return seen.map((count) => Math.round(8 * Math.log2(1 + this.readings.size / count)));
  }
}
