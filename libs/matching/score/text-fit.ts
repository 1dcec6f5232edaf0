import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import { type FeatureKind, featureKinds, type Texts } from './read-text.js';

/** How much it counts that a need says what the offering does not, and the other way. */
const NOT_OFFERED = 0.7;
const NOT_ASKED = 0.05;
/** A term of both languages says more than a sign, and that more than a word that may mean many things. */
const factors: Record<FeatureKind, number> = { term: 3, sign: 1, en: 0.5, ko: 0.5 };

/**
 * How much of what a need says the offering says, too, 0 to 1: each term and word by how telling it is, what
 * only one of them says counted by whose it is (Tversky 1977), so that few words that all fit are no misfit.
 * Words count only where both wrote in their language; terms bridge the two. Null where one wrote nothing.
 */
export function textFit(texts: Texts, offering: ScoreOffering, need: ScoreNeed): number | null {
  const asked = texts.of(need);
  const offered = texts.of(offering);
  if (asked.source === 'none' || offered.source === 'none') return null;
  let whole = 0;
  let part = 0;
  for (const kind of featureKinds) {
    if (offered.whole[kind] === 0 || asked.whole[kind] === 0) continue;
    eachShared(asked.features[kind], offered.features[kind], (feature) => {
      part += texts.weight(feature) * factors[kind];
    });
    whole += (NOT_OFFERED * asked.whole[kind] + NOT_ASKED * offered.whole[kind]) * factors[kind];
  }
  if (whole === 0) return null;
  const share = Math.min(1, part / whole);
  // Texts of two hands never say quite the same: half in common is two thirds of a fit.
  return (2 * share) / (1 + share);
}

/** The most telling terms and words that both have, at most three. */
export function sharedTerms(texts: Texts, offering: ScoreOffering, need: ScoreNeed): string[] {
  const found: { name: string; weight: number }[] = [];
  // Two syllables out of a Korean word say nothing to a reader.
  for (const kind of ['term', 'en'] as const)
    eachShared(texts.of(need).features[kind], texts.of(offering).features[kind], (feature) =>
      found.push({ name: texts.name(feature), weight: texts.weight(feature) * factors[kind] }),
    );
  return found
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Walks two ascending lists side by side. */
function eachShared(a: Int32Array, b: Int32Array, visit: (feature: number) => void): void {
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i]! === b[k]!) visit(a[i]!);
    if (a[i]! <= b[k]!) i++;
    else k++;
  }
}
