import { josa } from 'es-hangul';

type Pair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로';

/** Whether a digit, read in Korean (영 일 이 삼 ...), ends in a consonant; ㄹ counts apart for 으로/로. */
const digitEndings: Record<string, 'vowel' | 'consonant' | 'rieul'> = {
  '0': 'consonant',
  '1': 'rieul',
  '2': 'vowel',
  '3': 'consonant',
  '4': 'vowel',
  '5': 'vowel',
  '6': 'consonant',
  '7': 'rieul',
  '8': 'rieul',
  '9': 'vowel',
};

const marked = /(\S?)\[(은\/는|이\/가|을\/를|과\/와|으로\/로)\]/gu;

/**
 * Replaces `[은/는]` and its like by the particle that fits the character before it.
 * After a Latin word the sound is unknown, so both forms are written: `은(는)`.
 */
export function resolveParticles(text: string): string {
  return text.replace(marked, (_, last: string, pair: Pair) => `${last}${particle(last, pair)}`);
}

function particle(last: string, pair: Pair): string {
  const [afterConsonant, afterVowel] = pair.split('/') as [string, string];
  if (/[가-힣]/u.test(last)) return josa.pick(last, spelled(pair));
  const ending = digitEndings[last];
  if (ending === undefined) return `${afterConsonant}(${afterVowel})`;
  if (ending === 'rieul') return pair === '으로/로' ? afterVowel : afterConsonant;
  return ending === 'consonant' ? afterConsonant : afterVowel;
}

/** es-hangul writes one of the pairs the other way round. */
function spelled(pair: Pair): Parameters<typeof josa.pick>[1] {
  return pair === '과/와' ? '와/과' : pair;
}
