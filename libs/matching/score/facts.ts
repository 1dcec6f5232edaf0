import { properties, type Property } from './properties.js';
import { plainText } from './text-units.js';
import { units } from './units.js';

/** A figure that a text states: of what, from where to where in the base unit, and how it is meant. */
export interface Fact {
  property: Property;
  low: number;
  high: number;
  /** `least`: that much or more; `most`: that much or less; null: just the figure. */
  bound: 'least' | 'most' | null;
}

interface Quantity {
  dimension: Property['dimension'];
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
  String.raw`(?<![a-z0-9.]|[a-z]-)(${number})(?:\s?(?:-|~|to|에서)\s?(${number}))?[\s-]?(${unitNames})`,
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

/** Every figure in a text that says what it is about. Figures of unknown meaning are left out. */
export function factsOf(text: string): Fact[] {
  return plainText(text)
    .replace(
      /(?:(\d(?:\.\d+)?) ?x ?)?(?<!\d)10\^?-(\d+)(?= ?(?:torr|mbar))/g,
      (_, a, b) => `${a ?? 1}e-${b}`,
    )
    .split(/[;\n]|\.(?!\d)|,(?!\d)/)
    .flatMap(factsOfClause);
}

function factsOfClause(clause: string): Fact[] {
  const quantities = quantitiesOf(clause);
  return quantities.flatMap((quantity, index) => {
    const before = clause.slice(quantities[index - 1]?.to ?? 0, quantity.from);
    const after = clause.slice(quantity.to, quantities[index + 1]?.from ?? clause.length);
    const property = propertyOf(quantity, before, after);
    if (!property) return [];
    const { low, high } = quantity;
    return [{ property, low, high, bound: boundOf(before, after) }];
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

/** What a figure is of: the name nearest before it, else the one behind it, else the only one it can be. */
function propertyOf({ dimension, low: least }: Quantity, before: string, after: string) {
  const fitting = properties.filter((property) => property.dimension === dimension);
  if (fitting.length === 1) return fitting[0];
  return (
    nearest(fitting, before, (start, length) => start + length) ??
    nearest(fitting, after, (start) => -start) ??
    fitting.find(({ id }) => id === 'payload' && least >= 0.2)
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
  /(at least|minimum|min\.?|over|above|more than|greater than|no less than|>=?|≥|최소) ?(of )?$/;
const leastAfter = /^ ?(\+|or (more|above|higher|better|greater)|and (above|up)|min|이상|초과)/;
const mostBefore =
  /(at most|maximum|max\.?|up to|under|below|less than|within|no more than|<=?|≤|±|\+\/-|최대) ?(of )?$/;
const mostAfter = /^ ?(or (less|below|under|better)|max|이하|미만|이내|까지)/;

function boundOf(before: string, after: string): Fact['bound'] {
  const head = before.trimEnd();
  if (leastBefore.test(head) || leastAfter.test(after)) return 'least';
  if (mostBefore.test(head) || mostAfter.test(after)) return 'most';
  return null;
}
