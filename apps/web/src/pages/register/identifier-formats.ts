/** Digits in groups, as far as they are typed: `3, 2, 5` makes `999-87-10233`. */
const grouped =
  (...sizes: number[]) =>
  (typed: string): string => {
    const digits = typed.replace(/\D/g, '').slice(
      0,
      sizes.reduce((sum, size) => sum + size, 0),
    );
    let at = 0;
    return sizes
      .map((size) => digits.slice(at, (at += size)))
      .filter((part) => part !== '')
      .join('-');
  };

const capitals = (length: number) => (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, length);

/** How each number is written; the server keeps digits and capitals only. */
export const formats = {
  brn: grouped(3, 2, 5),
  ein: grouped(2, 7),
  corporate: grouped(6, 7),
  duns: grouped(2, 3, 4),
  uei: capitals(12),
  cage: capitals(5),
  lei: capitals(20),
} as const;

const sum = (digits: string, weights: number[]) =>
  weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);

/**
 * Whether thirteen digits are a resident registration number and no corporate one: a birth date that can be
 * and a check digit that fits. Judged here too, so that such a number never leaves the page.
 */
export function looksResident(typed: string): boolean {
  const digits = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}[1-8]\d{6}$/.test(digits)) return false;
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const corporate = (10 - (sum(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10)) % 10;
  if (corporate === Number(digits[12])) return false;
  return (
    (11 - (sum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(digits[12])
  );
}
