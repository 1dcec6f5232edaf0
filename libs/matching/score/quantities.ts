import { type Dimension, units } from './units.js';

/** A number with its unit and where in a clause it stands. */
export interface Quantity {
  dimension: Dimension;
  low: number;
  high: number;
  from: number;
  to: number;
}

const number = String.raw`\d+(?:\.\d+)?(?:e-?\d+)?`;
/** A text as a part of a regular expression. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/·]/g, String.raw`\$&`);
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
  String.raw`(?<![a-z0-9.])(${number}) ?(?:[a-z][a-z0-9]* ?){0,3}(?:per|an|a|\/) ?(hour|h|minute|min)(?![a-z])|(시간|분)당 ?(?:최대 ?|약 ?)?(${number})`,
  'g',
);
/** What is counted is often described, and in Korean named before its number: `8 pneumatic ports`, `자유도 16`. */
const counted =
  /(?<![a-z0-9.])(\d+) [a-z]+ (axes|dof|degrees of freedom|channels|ports|inputs|layers)(?![a-z])|(자유도|채널|포트) ?(\d+)/g;
const protection = /\bip ?-?(\d)(\d)/g;
const cleanliness = /\b(?:iso ?(?:14644-1 ?)?)?(?:class|클래스) ?(\d+)/g;

const inWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const wordOrDigits = new RegExp(`(?<![a-z0-9-])(${inWords.join('|')})(?=[ -][a-z])`, 'g');
const myriads: Record<string, number> = { million: 1e6, thousand: 1e3, 천: 1e3, 만: 1e4, 억: 1e8 };

/** Wafers are called by round inches and are round millimetres. */
const wafers: Record<string, number> = { 2: 50, 3: 75, 4: 100, 6: 150, 8: 200, 12: 300 };

function inMillimetres(text: string): string {
  if (!/wafer|웨이퍼|substrate|기판|sic|반도체/.test(text)) return text;
  return text.replace(
    /(?<![\d.])(2|3|4|6|8|12)[ -]?(?:inch(?:es)?|인치)/g,
    (_, inches: string) => `${wafers[inches]} mm`,
  );
}

/** Numbers in words, powers of ten, thousands and Korean myriads in digits; what is below zero with its sign. */
export function withDigits(text: string): string {
  return inMillimetres(text)
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

/** Every number with a unit in a clause, in its order. */
export function quantitiesOf(clause: string): Quantity[] {
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
  for (const match of clause.matchAll(counted)) {
    const name = (match[2] ?? match[3]!).replace('degrees of freedom', 'dof');
    add(match, units[name]![0], [Number(match[1] ?? match[4])]);
  }
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
