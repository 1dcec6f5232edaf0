import { describe, expect, test } from '@jest/globals';
import { lexicon as terms, termLabel } from '#libs/taxonomy/lexicon.js';
import { Lexicon } from './lexicon.js';
import { unitsOf } from './text-units.js';

const lexicon = new Lexicon(terms());
const named = (text: string) => lexicon.find(unitsOf(text));
const find = (text: string) => named(text).map(({ id }) => id);

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

  test.each([
    ['Gears for cobots', '협동로봇용 감속기', 'rob-collaborative', 'use'],
    ['Robot arm with a vacuum gripper', '진공 그리퍼 포함 로봇', 'rob-eoat-vacuum', 'use'],
    ['A farm that buys harvesting robots', '수확 로봇 도입 희망', 'rob-out-agri', 'sought'],
    ['Harvesting robots', '수확 로봇을 생산', 'rob-out-agri', 'itself'],
  ])('%s and %s mean %s as %4', (english, korean, id, role) => {
    for (const text of [english, korean])
      expect(named(text)).toContainEqual(expect.objectContaining({ id, role }));
  });

  test('an acronym that is a word in small letters is written in capitals', () => {
    expect(find('HIP of titanium parts')).toContain('am-pp-hip');
    expect(find('Hip joint rehabilitation')).not.toContain('am-pp-hip');
    expect(find('A hydraulic can opener')).not.toContain('interface/can');
  });

  test('what the parts of a name say is named, too, but no other material or product', () => {
    expect(find('soft gripper')).toContain('feature/adaptive-grip');
    expect(find('pure copper')).not.toContain('am-mat-copper');
  });

  test('spellings of one word are one', () => {
    expect(find('타이타늄 레이져')).toEqual(find('티타늄 레이저'));
    expect(find('carbon fibre')).toEqual(find('carbon fiber'));
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
