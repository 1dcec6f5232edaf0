import type { ScoreFirm, ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Texts } from './read-text.js';

/** Words and terms that so few offerings have that two of them may lead to one. */
const RARE_SHARE = 0.01;
const RARE_LEAST = 20;
const RARE_TOGETHER = 2;

export interface Supplied {
  firm: ScoreFirm;
  offering: ScoreOffering;
}

/** Offerings by their rare words, for needs whose codes lead nowhere near. */
export class WordIndex {
  private readonly byFeature = new Map<number, Supplied[]>();
  private size = 0;

  constructor(private readonly texts: Texts) {}

  add(firm: ScoreFirm, offering: ScoreOffering): void {
    this.size += 1;
    const supplied = { firm, offering };
    for (const feature of featuresOf(this.texts, offering)) {
      const list = this.byFeature.get(feature);
      if (list) list.push(supplied);
      else this.byFeature.set(feature, [supplied]);
    }
  }

  near(need: ScoreNeed): Supplied[] {
    const most = Math.max(RARE_LEAST, this.size * RARE_SHARE);
    const together = new Map<Supplied, number>();
    for (const feature of featuresOf(this.texts, need)) {
      const list = this.byFeature.get(feature) ?? [];
      if (list.length > most) continue;
      for (const supplied of list) together.set(supplied, (together.get(supplied) ?? 0) + 1);
    }
    return [...together].flatMap(([supplied, count]) => (count < RARE_TOGETHER ? [] : [supplied]));
  }
}

function featuresOf(texts: Texts, item: ScoreOffering | ScoreNeed): number[] {
  const { features } = texts.of(item);
  return [...features.term, ...features.sign, ...features.en];
}
