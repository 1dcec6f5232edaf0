import { properties, type Property } from './properties.js';
import { plainText } from './text-units.js';
import { type Dimension, units } from './units.js';

/** A figure that a text states: of what, from where to where in the base unit, and how it is meant. */
export interface Fact {
  dimension: Dimension;
  /** Null where the text does not say what it is of. */
  property: Property | null;
  low: number;
  high: number;
  /** `least`: that much or more; `most`: that much or less; null: just the figure. */
  bound: 'least' | 'most' | null;
}

interface Quantity {
  dimension: Dimension;
  low: number;
  high: number;
  from: number;
  to: number;
}

const number = String.raw`\d+(?:\.\d+)?(?:e-?\d+)?`;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/·]/g, String.raw`\$&`);
const unitNames = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .map((name) => escaped(name) + (/[a-z]$/.test(name) ? '(?![a-z0-9])' : ''))
  .join('|');
const plain = new RegExp(
  String.raw`(?<![a-z0-9.]|[a-z]-)(-?${number})(?:\s?(?:degc|도|°)?\s?(?:-|~|to|에서|through)\s?([-+]?${number}))?[\s-]?(${unitNames})`,
  'g',
);
const box = new RegExp(
  String.raw`(?<![a-z0-9.])(${number})\s?(?:mm|cm|m)?\s?x\s?(${number})(?:\s?(?:mm|cm|m)?\s?x\s?(${number}))?\s?(mm|cm|m|inch|인치)(?![a-z])`,
  'g',
);
const hourly = new RegExp(
  String.raw`(?<![a-z0-9.])(${number}) ?[a-z]* ?(?:per|an|a|\/) ?(hour|h|minute|min)(?![a-z])|(시간|분)당 ?(?:최대 ?|약 ?)?(${number})`,
  'g',
);
const protection = /\bip ?-?(\d)(\d)/g;
const cleanliness = /\b(?:iso ?(?:14644-1 ?)?)?(?:class|클래스) ?(\d+)/g;

/** Every figure with a unit in a text, in its order. */
export function factsOf(text: string): Fact[] {
  return withDigits(plainText(text))
    .split(/[;\n]|\.(?!\d)|,(?!\d)/)
    .flatMap(factsOfClause);
}

const inWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const wordOrDigits = new RegExp(`(?<![a-z0-9-])(${inWords.join('|')})(?=[ -][a-z])`, 'g');
const myriads: Record<string, number> = { million: 1e6, thousand: 1e3, 천: 1e3, 만: 1e4, 억: 1e8 };

/** Numbers in words, powers of ten, thousands and Korean myriads in digits; what is below zero with its sign. */
function withDigits(text: string): string {
  return text
    .replace(
      /(?:(\d(?:\.\d+)?) ?x ?)?(?<!\d)10\^?-(\d+)(?= ?(?:torr|mbar))/g,
      (_, a: string | undefined, b: string) => `${a ?? 1}e-${b}`,
    )
    .replace(/(?:영하|minus) ?(?=\d)/g, '-')
    .replace(wordOrDigits, (word) => String(inWords.indexOf(word)))
    .replace(
      /(\d+(?:\.\d+)?) ?(million|thousand|천|만|억)(?![a-z])/g,
      (_, digits: string, name: string) => String(Number(digits) * myriads[name]!),
    );
}

function factsOfClause(clause: string): Fact[] {
  const quantities = quantitiesOf(clause);
  return quantities.map((quantity, index) => {
    const before = clause.slice(quantities[index - 1]?.to ?? 0, quantity.from);
    const after = clause.slice(quantity.to, quantities[index + 1]?.from ?? clause.length);
    const { low, high } = quantity;
    const dimension = dimensionOf(quantity, before);
    const property = propertyOf(dimension, before, after);
    return { dimension, property, low, high, bound: boundOf(before, after, property) };
  });
}

function quantitiesOf(clause: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (match: RegExpMatchArray, dimension: Quantity['dimension'], values: number[]) => {
    const from = match.index!;
    const to = from + match[0].length;
    if (found.some((other) => from < other.to && other.from < to)) return;
    found.push({ dimension, low: Math.min(...values), high: Math.max(...values), from, to });
  };
  for (const match of clause.matchAll(box)) {
    const factor = units[match[4]!]![1];
    const sides = match.slice(1, 4).flatMap((side) => (side ? [Number(side) * factor] : []));
    // The shortest side that is given decides whether a part fits.
    add(match, 'box', [Math.min(...sides)]);
  }
  for (const match of clause.matchAll(hourly)) {
    const perHour = /^(h|시간)/.test(match[2] ?? match[3] ?? '') ? 1 : 60;
    add(match, 'rate', [Number(match[1] ?? match[4]) * perHour]);
  }
  for (const match of clause.matchAll(protection))
    add(match, 'protection', [Number(match[1]! + match[2]!)]);
  for (const match of clause.matchAll(cleanliness))
    add(match, 'class', [isoClass(Number(match[1]))]);
  for (const match of clause.matchAll(plain)) {
    const [dimension, factor] = units[match[3]!]!;
    const values = [match[1], match[2] ?? match[1]].map((value) => Number(value) * factor);
    add(match, dimension, values);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Classes of U.S. Federal Standard 209E by their ISO 14644-1 twin: class 100 is ISO class 5. */
function isoClass(value: number): number {
  return value <= 9 ? value : 3 + Math.round(Math.log10(value));
}

const warm = /온도|내열|가열|방전|동작|사용|환경|℃/;

/** Korean writes degrees of heat and of an angle alike. */
function dimensionOf({ dimension, low }: Quantity, before: string): Dimension {
  if (dimension !== 'degrees') return dimension;
  return low < 0 || warm.test(before) ? 'temperature' : dimension;
}

/** What a figure is of: the name nearest before it, else the one behind it, else the only one it can be. */
function propertyOf(dimension: Dimension, before: string, after: string): Property | null {
  const fitting = properties.filter((property) => property.dimension === dimension);
  if (fitting.length === 1) return fitting[0]!;
  return (
    nearest(fitting, before, (start, length) => start + length) ??
    nearest(fitting, after, (start) => -start) ??
    null
  );
}

/** The names of each property in a text: Latin ones as whole words. */
const namesOf = new Map(
  properties.map((property) => {
    const names = property.names
      .map((name) => escaped(name))
      .map((name) => (/^[a-z]/.test(name) ? `(?<![a-z0-9])${name}(?![a-z])` : name));
    return [property, new RegExp(names.sort((x, y) => y.length - x.length).join('|'), 'g')];
  }),
);

function nearest(
  fitting: Property[],
  text: string,
  rank: (start: number, length: number) => number,
): Property | undefined {
  if (text.trim() === '') return undefined;
  let best: { property: Property; rank: number; length: number } | undefined;
  for (const property of fitting)
    for (const { index, 0: name } of text.matchAll(namesOf.get(property)!)) {
      const found = { property, rank: rank(index, name.length), length: name.length };
      if (
        !best ||
        found.rank > best.rank ||
        (found.rank === best.rank && found.length > best.length)
      )
        best = found;
    }
  return best?.property;
}

const leastBefore =
  /(at least|minimum|min\.?|over|above|more than|greater than|no less than|not less than|from|>=?|≥|최소) ?(of )?$/;
const leastAfter =
  /^ ?(\+|or (more|above|higher|better|greater|longer|larger|faster|wider)|and (above|up)|min|이상|초과|보다 (크|높|많))/;
const mostBefore =
  /(at most|below|under|less than|lower than|within|no more than|not more than|<=?|≤|±|\+\/-) ?(of )?$/;
const mostAfter =
  /^ ?(or (less|below|under|lower|lighter|smaller|shorter|finer|narrower)|이하|미만|이내)/;
/** `Up to` may praise or limit: it limits what is better the smaller it is. */
const upToBefore = /(up to|maximum|max\.?|최대) ?(of )?$/;
const upToAfter = /^ ?(max|까지|or better)/;

function boundOf(before: string, after: string, property: Property | null): Fact['bound'] {
  const head = before.trimEnd();
  if (leastBefore.test(head) || leastAfter.test(after)) return 'least';
  if (mostBefore.test(head) || mostAfter.test(after)) return 'most';
  const upTo = upToBefore.test(head) || upToAfter.test(after);
  return upTo && property?.better === 'less' ? 'most' : null;
}
