import { describe, expect, it } from '@jest/globals';

import {
  businessNumber,
  cage,
  corporateNumber,
  duns,
  employerNumber,
  holdsResidentNumber,
  isResidentNumber,
  lei,
  uei,
} from './identifiers.js';

/** A resident number made up here: a date that can be and the right check digit. */
function madeUp(first12: string): string {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first12[index]), 0);
  return first12 + String((11 - (sum % 11)) % 10);
}

describe('identifiers', () => {
  it.each([
    ['124-81-00998', 'ok'],
    ['1248100998', 'ok'],
    ['124-81-00999', 'identifier.brn-check'],
    ['124-81', 'identifier.brn-form'],
  ])('business number %s: %s', (text, verdict) => {
    expect(Object.values(businessNumber(text)).at(-1)).toBe(verdict);
  });

  it.each([
    ['130111-0006246', 'ok'],
    ['110111-0085450', 'ok'],
    ['110111-0085451', 'identifier.corporate-check'],
    ['110111', 'identifier.corporate-form'],
  ])('corporate number %s: %s', (text, verdict) => {
    expect(Object.values(corporateNumber(text)).at(-1)).toBe(verdict);
  });

  it('warns of an employer number with a prefix that is not given out', () => {
    expect(employerNumber('12-3456789')).toEqual({ level: 'ok' });
    expect(employerNumber('00-3456789')).toMatchObject({ level: 'warning' });
    expect(employerNumber('12-345678')).toMatchObject({ level: 'error' });
  });

  it.each([
    [uei, 'ZQGGHJH74DW7', true],
    [uei, 'ZQGGHJH74DI7', false],
    [uei, '123456789ABC', false],
    [cage, '1ABC5', true],
    [cage, '1ABO5', false],
    [duns, '12-345-6789', true],
    [duns, '12345678', false],
    // The example of ISO 17442.
    [lei, '5493001KJTIIGC8Y1R12', true],
    [lei, '5493001KJTIIGC8Y1R13', false],
  ])('%p of %s: %p', (check, text, fits) => {
    expect(check(text).level).toBe(fits ? 'ok' : 'error');
  });

  it('knows a resident number wherever it stands, and no other thirteen digits', () => {
    const number = madeUp('900101123456');
    expect(isResidentNumber(number)).toBe(true);
    expect(isResidentNumber(madeUp('901301123456'))).toBe(false);
    const text = `call ${number.slice(0, 6)}-${number.slice(6)} now`;
    expect(holdsResidentNumber(text)).toBe(true);
    expect(holdsResidentNumber('order 1234567890123456')).toBe(false);
    expect(corporateNumber('130111-0006246').level).toBe('ok');
  });
});
