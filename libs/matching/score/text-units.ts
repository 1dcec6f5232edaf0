/** A text cut into what is compared: Latin words and numbers as they are, Hangul by the syllable. */
export interface Unit {
  text: string;
  /** Whether a word begins here. */
  starts: boolean;
  /** Whether it is a syllable of Hangul. */
  hangul: boolean;
}

/** One spelling of each sign, so that files, forms and pasted texts compare: Unicode NFKC, lower case. */
export function plainText(text: string): string {
  return (
    text
      .normalize('NFKC')
      // The one unit of ours that differs from another by a capital letter only.
      .replace(/(?<=\d ?)N[·.-]?m\b/g, 'n·m')
      .toLowerCase()
      .replace(/[\u00b5\u03bc]/g, 'u')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u00d7\u2715]/g, 'x')
      .replace(/\u2103|\u00b0 ?c/g, 'degc')
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  );
}

/** Words that stand in every text. */
const common = new Set(
  `a an the and or of for to in on with by from at as is are be been we our us you your it its their they this that
   can will would need needs want wants look looking seek seeks require required requires must should at least most
   than more less up all any also not no new good high very other which who what when per each both into using use
   used including include etc co ltd inc company companies firm firms`.split(/\s+/),
);

/** The stem of an English word, as far as two spellings of one term differ: plural, British -ise. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const american = word.replace(/is(ation|ed|ing|er)$/, 'iz$1').replace(/ise$/, 'ize');
  if (american.endsWith('ies')) return `${american.slice(0, -3)}y`;
  return /[^sui]s$/.test(american) ? american.slice(0, -1) : american;
}

/** The units of a text in their order. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  for (const [word] of plainText(text).matchAll(/[a-z0-9]+|[\uac00-\ud7a3]+/g)) {
    const hangul = word >= '\uac00';
    const parts = hangul ? [...word] : [stem(word)];
    parts.forEach((part, index) => units.push({ text: part, starts: index === 0, hangul }));
  }
  return units;
}

/**
 * The words of a text by which it is compared with others of its language: English words without the common
 * ones, and two syllables of Hangul at a time, since Korean words carry endings. `ko:` and `en:` keep them apart.
 */
export function wordsOf(units: Unit[]): Set<string> {
  const words = new Set<string>();
  units.forEach(({ text, hangul }, index) => {
    const next = units[index + 1];
    if (hangul && next?.hangul && !next.starts) words.add(`ko:${text}${next.text}`);
    else if (!hangul && /^[a-z][a-z0-9]+$/.test(text) && !common.has(text)) words.add(`en:${text}`);
  });
  return words;
}
