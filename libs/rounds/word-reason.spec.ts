import { expect, test } from '@jest/globals';
import { properties } from '#libs/matching/score/properties.js';
import { wordReason } from './word-reason.js';

test.each(properties.map(({ id }) => id))('a figure of %s is worded in both languages', (id) => {
  const params = { offering: 'o', need: 'n', property: id, asked: 20, offered: 25 };
  const reason = { code: 'text.fact-met', points: 40, from: 'KR1', to: 'US1', params } as const;
  const { en, ko } = wordReason(reason, (firm) => ({ en: firm, ko: firm }));
  expect(en).toContain('25');
  expect(ko).toContain('25');
  expect(ko).not.toBe(en);
});
