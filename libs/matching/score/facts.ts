import { properties, type Property } from './properties.js';
import { escaped, type Quantity, quantitiesOf, withDigits } from './quantities.js';
import { plainText } from './text-units.js';
import type { Dimension } from './units.js';

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

/** Every figure with a unit in a text, in its order. */
export function factsOf(text: string): Fact[] {
  return withDigits(plainText(text))
    .split(/[;\n]|\.(?!\d)|,(?!\d)/)
    .flatMap(factsOfClause);
}

function factsOfClause(clause: string): Fact[] {
  const quantities = quantitiesOf(clause);
  return quantities.map((quantity, index) => {
    const before = clause.slice(quantities[index - 1]?.to ?? 0, quantity.from);
    const after = clause.slice(quantity.to, quantities[index + 1]?.from ?? clause.length);
    const { low, high } = quantity;
    const dimension = dimensionOf(quantity, before);
    const property = propertyOf({ ...quantity, dimension }, before, after);
    return { dimension, property, low, high, bound: boundOf(before, after, property) };
  });
}

const warm = /온도|내열|가열|방전|동작|사용|환경/;
const FULL_TURN = 360;
const NEARLY_WHOLE = 90;

/** Korean writes degrees of heat and of an angle alike. */
function dimensionOf({ dimension, low, high }: Quantity, before: string): Dimension {
  if (dimension !== 'degrees') return dimension;
  return low < 0 || high > FULL_TURN || warm.test(before) ? 'temperature' : dimension;
}

/** What a figure is of: the name nearest before it, else the one behind it, else the only one it can be. */
function propertyOf({ dimension, low }: Quantity, before: string, after: string): Property | null {
  // What heat may vary by is no heat.
  if (dimension === 'temperature' && /(±|\+\/-) ?$/.test(before)) return null;
  const fitting = properties.filter((property) => property.dimension === dimension);
  if (fitting.length === 1) return fitting[0]!;
  return (
    nearest(fitting, before, (start, length) => start + length) ??
    nearest(fitting, after, (start) => -start) ??
    // A share so near the whole is one of purity, density or yield.
    fitting.find(({ id }) => id === 'purity' && low >= NEARLY_WHOLE) ??
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
