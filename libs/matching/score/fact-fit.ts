import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Fact } from './facts.js';
import type { Property } from './properties.js';
import type { Texts } from './read-text.js';

export interface FactFit {
  property: string;
  asked: number;
  offered: number;
  /** 0 to 1. */
  fit: number;
}

/**
 * Every figure that the need asks for and the offering states; of several figures of the supplier the best. Where one
 * of the two does not say what its figure is of, the only kind of figures of its dimension will be meant.
 */
export function factFits(texts: Texts, offering: ScoreOffering, need: ScoreNeed): FactFit[] {
  const stated = texts.of(offering).facts;
  return [...texts.of(need).facts].flatMap(([key, asked]) => {
    const same = stated.get(key) ?? unnamedFor(asked, stated);
    const said = same?.[0]?.property ?? asked[0]!.property;
    // A bare figure that both write is a sign in common, no more.
    if (!same?.length || !said) return [];
    return [worstOf(asked.map((fact) => fitOfFact({ ...fact, property: said }, same)))];
  });
}

/** Figures of the supplier that will be of the same thing, though one side does not say of what. */
function unnamedFor(asked: Fact[], stated: Map<string, Fact[]>): Fact[] | undefined {
  const { property, dimension } = asked[0]!;
  if (manyKinds.has(dimension))
    return stated.get(dimension)?.filter((fact) => isRange(fact) && asked.every(isRange));
  return property ? stated.get(dimension) : onlyOf(stated, dimension);
}

const isRange = ({ low, high }: Fact) => low < high;

/** Dimensions of which a text has figures of so many kinds that only an unnamed range tells what it is of. */
const manyKinds = new Set(['length', 'percent', 'duration', 'box']);

function onlyOf(stated: Map<string, Fact[]>, dimension: Fact['dimension']): Fact[] | undefined {
  const kinds = [...stated.values()].filter(([first]) => first!.dimension === dimension);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** A figure of which it is known what it is of. */
type Asked = Fact & { property: Property };

function worstOf(fits: FactFit[]): FactFit {
  return fits.reduce((worst, each) => (each.fit < worst.fit ? each : worst));
}

function fitOfFact(asked: Asked, stated: Fact[]): FactFit {
  const best = stated.reduce((x, y) => (factFit(asked, y) > factFit(asked, x) ? y : x));
  return {
    property: asked.property.id,
    asked: shown(asked.bound === 'most' ? asked.high : asked.low),
    offered: shown(asked.property.better === 'less' ? best.low : best.high),
    fit: factFit(asked, best),
  };
}

/** Without the digits that the change of units adds. */
function shown(value: number): number {
  return Number(value.toPrecision(6));
}

/** How far a figure offered meets the one asked for: 1 when it does, 0 when it is far off. */
function factFit(asked: Asked, offered: Fact): number {
  const { better } = asked.property;
  if (asked.dimension === 'vacuum') return byDecades(asked.high, offered.low);
  if (better === 'cover') return cover(asked, offered);
  if (asked.property.id === 'purity') return byDecades(WHOLE - asked.low, WHOLE - offered.high);
  if (asked.bound === 'least') return steep(offered.high, asked.low);
  if (asked.bound === 'most') return steep(asked.high, offered.low);
  if (better === 'more') return steep(offered.high, asked.high);
  if (better === 'less') return steep(asked.low, offered.low);
  if (asked.low > offered.high) return steep(offered.high, asked.low);
  if (asked.high < offered.low) return steep(asked.high, offered.low);
  // Two ranges that only touch have nothing in common.
  const common = Math.min(asked.high, offered.high) - Math.max(asked.low, offered.low);
  const least = Math.min(asked.high - asked.low, offered.high - offered.low);
  return least === 0 ? 1 : common / least;
}

/** What a shortfall of a tenth costs, in tenths: a buyer's figure is seldom a wish. */
const STEEP = 2;

/** 1 where `has` reaches `needed`, else less the smaller its part of it is. */
function steep(has: number, needed: number): number {
  if (has >= needed) return 1;
  return Math.max(0, 1 - STEEP * (1 - has / needed));
}

/** Degrees that an operating range may be short of before it is no use. */
const FAR_DEGREES = 40;

/** How far a range offered covers the one asked for; one figure is an end of a range, that of the frost below 0. */
function cover(asked: Fact, offered: Fact): number {
  const single = ({ low, high }: Fact) => low === high;
  const hot = single(asked) && asked.high < 0 ? -Infinity : asked.high;
  const cold = single(asked) && asked.low >= 0 ? Infinity : asked.low;
  const from = single(offered) && offered.low >= 0 ? -Infinity : offered.low;
  const to = single(offered) && offered.high < 0 ? Infinity : offered.high;
  const short = Math.max(0, hot - to) + Math.max(0, from - cold);
  return Math.max(0, 1 - short / FAR_DEGREES);
}

/** Another grade of one family may do; only the family named may be the grade asked for. */
const FAMILY_NAMED = 0.8;
const OTHER_GRADE = 0.4;

/** How far the materials that are asked for are those offered, 0 to 1; null where either names none. */
export function materialFit(texts: Texts, offering: ScoreOffering, need: ScoreNeed): number | null {
  const asked = texts.of(need).materials;
  const offered = texts.of(offering).materials;
  if (asked.length === 0 || offered.length === 0) return null;
  const familyOf = (id: string) => texts.lexicon.under(id) ?? id;
  const families = offered.map(familyOf);
  const fits = asked.map((id): number => {
    const family = familyOf(id);
    if (offered.includes(id) || (id === family && families.includes(id))) return 1;
    if (offered.includes(family)) return FAMILY_NAMED;
    return families.includes(family) ? OTHER_GRADE : 0;
  });
  return fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
}

/** What each power of ten costs by which a vacuum, or what is not pure, is too much. */
const PER_DECADE = 0.4;
const WHOLE = 100;

function byDecades(limit: number, value: number): number {
  if (value <= limit) return 1;
  return limit <= 0 ? 0 : Math.max(0, 1 - PER_DECADE * Math.log10(value / limit));
}
