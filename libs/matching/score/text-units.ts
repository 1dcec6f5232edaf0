/** A text cut into what is compared: Latin words and numbers as they are, Hangul by the syllable. */
export interface Unit {
  text: string;
  /** Whether a word begins here. */
  starts: boolean;
  /** Whether it is a syllable of Hangul. */
  hangul: boolean;
  /** Whether a clause begins here: behind a comma, a full stop, a bracket or a line's end. */
  breaks: boolean;
  /** Whether it is written in capital letters. */
  capital: boolean;
}

/** One spelling of each sign, so that files, forms and pasted texts compare: Unicode NFKC, lower case. */
export function plainText(text: string): string {
  return spelled(text).toLowerCase();
}

function spelled(text: string): string {
  return (
    text
      .normalize('NFKC')
      // The one unit of ours that differs from another by a capital letter only.
      .replace(/(?<=\d ?)N[·.-]?m\b/g, 'n·m')
      .replace(/[\u00b5\u03bc]/g, 'u')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u00d7\u2715]/g, 'x')
      .replace(/\u2103|\u00b0 ?c/gi, 'degc')
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .replace(variant, (word) => spellings[word]!)
  );
}

/** Words that stand in every text. */
const common = new Set(
  `a an the and or of for to in on with by from at as is are be been we our us you your it its their they this that
   can will would need needs want wants look looking seek seeks require required requires must should at least most
   than more less up all any also not no new good high very other which who what when per each both into using use
   used including include etc co ltd inc company companies firm firms`.split(/\s+/),
);

/** The stem of an English word, as far as two spellings of one term differ: plural, British spelling. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const american = word
    .replace(/is(ation|ed|ing|er)$/, 'iz$1')
    .replace(/ise$/, 'ize')
    .replace(/^(fib|cent|met|lit|calib)re(s?)$/, '$1er$2')
    .replace(/our(s?)$/, 'or$1')
    .replace(/^mould/, 'mold')
    .replace(/^aluminium$/, 'aluminum');
  if (american.endsWith('ies')) return `${american.slice(0, -3)}y`;
  return /[^sui]s$/.test(american) ? american.slice(0, -1) : american;
}

/** The units of a text in their order. */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  const plain = spelled(text);
  // A text in capitals or small letters alone tells nothing by them.
  const tells = /[a-z]/.test(plain) && /[A-Z]/.test(plain);
  let end = 0;
  for (const { 0: written, index } of plain.matchAll(/[A-Za-z0-9]+|[\uac00-\ud7a3]+/g)) {
    const word = written.toLowerCase();
    const capital = !tells || /^[A-Z0-9]+s?$/.test(written);
    const hangul = word >= '\uac00';
    const parts = hangul ? [...word] : [stem(word)];
    const breaks = /[,;:()\n]|\.(?!\d)/.test(plain.slice(end, index));
    end = index + written.length;
    parts.forEach((part, at) =>
      units.push({ text: part, starts: at === 0, hangul, breaks: breaks && at === 0, capital }),
    );
  }
  return units;
}

/** Korean spellings of foreign words that are in use beside the one of the standard. */
const spellings: Record<string, string> = {
  레이져: '레이저',
  로보트: '로봇',
  모타: '모터',
  쎈서: '센서',
  콘트롤: '컨트롤',
  콘넥터: '커넥터',
  그립퍼: '그리퍼',
  액츄에이터: '액추에이터',
  인코더: '엔코더',
  파렛트: '팔레트',
  팔렛트: '팔레트',
  빠레트: '팔레트',
  팔레타이져: '팔레타이저',
  타이타늄: '티타늄',
  알미늄: '알루미늄',
  스텐레스: '스테인리스',
  스테인레스: '스테인리스',
  크린룸: '클린룸',
  타겟: '타깃',
  컴프레셔: '컴프레서',
  워크플로우: '워크플로',
  메뉴퓰레이터: '매니퓰레이터',
  매니플레이터: '매니퓰레이터',
  챔버: '체임버',
};
const variant = new RegExp(Object.keys(spellings).join('|'), 'g');

/** What the forms of an English word have in common: `palletizer`, `palletizing` (after Porter 1980, first steps only). */
function root(word: string): string {
  return word.replace(/(?<=[a-z]{4})(ations?|ing|ed|ers?|ors?|ions?|ive|able|ly|e)$/, '');
}

/** So many common words of a language make a text one of that language; fewer are names and signs. */
const SPOKEN = 3;

/**
 * The words of a text by which it is compared with others of its language: roots of English words without the
 * common ones, each with the first word that has it; and two syllables of Hangul at a time, since Korean words carry
 * endings. `ko:` and `en:` keep them apart.
 */
export function wordsOf(units: Unit[]): { en: Map<string, string>; ko: Set<string> } {
  const en = new Map<string, string>();
  const ko = new Set<string>();
  units.forEach(({ text, hangul }, index) => {
    const next = units[index + 1];
    if (hangul && next?.hangul && !next.starts) ko.add(`ko:${text}${next.text}`);
    const key = `en:${root(text)}`;
    if (/^[a-z]{2,}$/.test(text) && !common.has(text) && !en.has(key)) en.set(key, `en:${text}`);
  });
  const hangul = units.filter((unit) => unit.hangul && unit.starts).length;
  return en.size >= SPOKEN && en.size >= hangul ? { en, ko } : { en: new Map(), ko };
}

/**
 * The signs of a text, which are the same in every language: model names, formulas, acronyms (`C4F6`, `PX4`,
 * `EtherCAT`), told by a digit or a second capital letter.
 */
export function signsOf(text: string): Set<string> {
  const signs = new Set<string>();
  for (const [word] of text.normalize('NFKC').matchAll(/[A-Za-z][A-Za-z0-9]+/g))
    if (/\d|.[A-Z]/.test(word)) signs.add(stem(word.toLowerCase()));
  return signs;
}
