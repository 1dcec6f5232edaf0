import { stdnum } from 'stdnum';

/**
 * What can be told of an identifier by its form alone. `error` stops a registration unless a person
 * confirms it, `warning` never does, `refuse` may not even be stored.
 */
export type IdentifierVerdict =
  { level: 'ok' | 'empty' } | { level: 'warning' | 'error' | 'refuse'; code: IdentifierIssue };

export type IdentifierIssue =
  | 'identifier.resident-number'
  | 'identifier.brn-form'
  | 'identifier.brn-check'
  | 'identifier.corporate-form'
  | 'identifier.corporate-check'
  | 'identifier.ein-form'
  | 'identifier.ein-prefix'
  | 'identifier.uei-form'
  | 'identifier.cage-form'
  | 'identifier.duns-form'
  | 'identifier.lei-check';

const ok: IdentifierVerdict = { level: 'ok' };
const error = (code: IdentifierIssue): IdentifierVerdict => ({ level: 'error', code });
const warning = (code: IdentifierIssue): IdentifierVerdict => ({ level: 'warning', code });

/** Digits and letters only, in capitals: how identifiers are stored and compared. */
export function plainIdentifier(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** Weighted sum of the leading digits. */
function weighted(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/**
 * Whether thirteen digits are a Korean resident registration number: a birth date that can be, and the check
 * digit. Collecting one is forbidden without legal ground (Personal Information Protection Act, art. 24-2).
 */
export function isResidentNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{6}[1-8]\d{6}$/.test(digits)) return false;
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** Whether a text holds a resident registration number anywhere. */
export function holdsResidentNumber(text: string): boolean {
  return (text.match(/(?<!\d)\d{6}[\s-]?\d{7}(?!\d)/g) ?? []).some(isResidentNumber);
}

/** Korean business registration number, ten digits, the last one a check digit (National Tax Service). */
export function businessNumber(text: string): IdentifierVerdict {
  const digits = plainIdentifier(text);
  if (!/^\d{10}$/.test(digits)) return error('identifier.brn-form');
  return stdnum['KR']?.['brn']?.validate(digits).isValid ? ok : error('identifier.brn-check');
}

/**
 * Korean corporate registration number, thirteen digits: weights 1 and 2 by turns, plain sum. Numbers given
 * out since 2025 may have no check digit, so a misfit only warns.
 */
export function corporateNumber(text: string): IdentifierVerdict {
  const digits = plainIdentifier(text);
  if (!/^\d{13}$/.test(digits)) return error('identifier.corporate-form');
  const sum = weighted(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
  if ((10 - (sum % 10)) % 10 === Number(digits[12])) return ok;
  if (isResidentNumber(digits)) return { level: 'refuse', code: 'identifier.resident-number' };
  return warning('identifier.corporate-check');
}

/** Prefixes the Internal Revenue Service has not given out; its table grows, so they only warn. */
const freePrefixes = new Set(
  ['00', '07', '08', '09', '17', '18', '19', '28', '29', '49', '69', '70', '78', '79', '89'].concat(
    ['96', '97'],
  ),
);

/** U.S. employer identification number: nine digits without a check digit. */
export function employerNumber(text: string): IdentifierVerdict {
  const digits = plainIdentifier(text);
  if (!/^\d{9}$/.test(digits)) return error('identifier.ein-form');
  return freePrefixes.has(digits.slice(0, 2)) ? warning('identifier.ein-prefix') : ok;
}

/**
 * Unique entity identifier of SAM.gov, by its form: twelve letters and digits without I and O, no leading
 * zero, no nine digits in a row. How its checksum is made is not published.
 */
export function uei(text: string): IdentifierVerdict {
  const id = plainIdentifier(text);
  const form = /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/.test(id) && !/\d{9}/.test(id);
  return form ? ok : error('identifier.uei-form');
}

/** Commercial and government entity code: five letters and digits without I and O. */
export function cage(text: string): IdentifierVerdict {
  return /^[0-9A-HJ-NP-Z]{5}$/.test(plainIdentifier(text)) ? ok : error('identifier.cage-form');
}

/** Nine digits; the check digit is not used any more. */
export function duns(text: string): IdentifierVerdict {
  return /^\d{9}$/.test(plainIdentifier(text)) ? ok : error('identifier.duns-form');
}

/** Legal entity identifier, ISO 17442: twenty characters, check by ISO/IEC 7064 MOD 97-10. */
export function lei(text: string): IdentifierVerdict {
  const id = plainIdentifier(text);
  if (!/^[0-9A-Z]{18}\d{2}$/.test(id)) return error('identifier.lei-check');
  const digits = [...id].map((letter) => parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n ? ok : error('identifier.lei-check');
}
