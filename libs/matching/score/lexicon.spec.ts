import { describe, expect, test } from '@jest/globals';
import { lexicon as terms, termLabel } from '#libs/taxonomy/lexicon.js';
import { Lexicon } from './lexicon.js';
import { unitsOf } from './text-units.js';

const lexicon = new Lexicon(terms());
const find = (text: string) => lexicon.find(unitsOf(text));

describe('terms that a text names', () => {
  test.each([
    ['Palletizing in a cleanroom', '클린룸에서 팔레타이징', 'process/palletising'],
    ['Explosion-proof housing', '방폭 하우징', 'environment/explosion-proof'],
    ['Parts of Inconel 718', '인코넬 718 부품', 'material/inconel-718'],
    ['Safety laser scanners', '안전 레이저 스캐너를 공급', 'feature/safety-scanner'],
  ])('%s and %s both name %s', (english, korean, id) => {
    expect(find(english)).toContain(id);
    expect(find(korean)).toContain(id);
  });

  test('what is denied is not named', () => {
    expect(find('not explosion-proof')).not.toContain('environment/explosion-proof');
    expect(find('방폭 제외')).not.toContain('environment/explosion-proof');
  });

  test('the longest name at a place is meant', () => {
    expect(find('silicon carbide')).toContain('material/silicon-carbide');
    expect(find('pure copper')).toContain('material/pure-copper');
  });

  test('a term has a label in both languages, a plain word is its own', () => {
    expect(termLabel('process/palletising', 'ko')).toBe('팔레타이징');
    expect(termLabel('en:gripper', 'en')).toBe('gripper');
  });
});
