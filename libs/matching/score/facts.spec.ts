import { describe, expect, test } from '@jest/globals';
import { factsOf } from './facts.js';

/** Facts as `property low-high bound`. */
const read = (text: string) =>
  factsOf(text).map(
    ({ property, dimension, low, high, bound }) =>
      `${property?.id ?? `some ${dimension}`} ${low}-${high}${bound ? ` ${bound}` : ''}`,
  );

describe('figures that a text states', () => {
  test.each([
    ['payload of at least 20 kg', '가반하중 20kg 이상', ['payload 20-20 least']],
    ['reach 1,700 mm', '작업반경 1.7m', ['reach 1700-1700']],
    ['repeatability ±0.05 mm', '반복정밀도 ±0.05mm', ['repeatability 0.05-0.05 most']],
    ['build volume 400 x 400 x 450 mm', '조형크기 400×400×450mm', ['build 400-400']],
    ['powder 15-45 µm', '분말 15~45㎛', ['particle 0.015-0.045']],
    ['vacuum 1e-8 Torr', '진공 1×10⁻⁸Torr', ['vacuum 1.333e-8-1.333e-8']],
    ['IP67', 'IP67 등급', ['protection 67-67']],
    ['oxygen 1,000 ppm', '산소 0.1wt%', ['oxygen 0.1-0.1']],
    ['battery life of 8 hours', '운용시간 8시간', ['runtime 480-480']],
  ])('%s = %s', (english, korean, facts) => {
    expect(read(english)).toEqual(facts);
    expect(read(korean)).toEqual(facts);
  });

  test.each([
    ['operating range -20 to 60 °C', '동작온도 영하 20도 ~ 60도', ['heat -20-60']],
    ['at most 15 W of power', '소비전력 15W 이하', ['power 15-15 most']],
    ['payload up to 20 kg', '가반하중 최대 20kg', ['payload 20-20']],
    ['six axes', '6축', ['axes 6-6']],
    ['a life of 10 thousand hours', '수명 1만시간', ['life 600000-600000']],
  ])('%s = %s', (english, korean, facts) => {
    expect(read(english)).toEqual(facts);
    expect(read(korean)).toEqual(facts);
  });

  test('a name is a whole word; a figure without one is of its dimension only', () => {
    expect(read('transfer of 30 mm')).toEqual(['some length 30-30']);
    expect(read('founded 1998, model 450-C, 64 sites')).toEqual([]);
  });

  test('two sides of a plate and a height are no box of kilometres', () => {
    expect(read('plate 400 x 400 mm')).toEqual(['build 400-400']);
  });
});
