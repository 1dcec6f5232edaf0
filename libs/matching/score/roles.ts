import type { Unit } from './text-units.js';

/**
 * How a text means a thing that it names: the thing itself; what that is for, works on or comes with (gears `for
 * cobots`, `로봇용` 감속기); what its writer looks for; or not at all.
 */
export type Role = 'itself' | 'use' | 'sought' | 'denied';

/** English: what stands right before a term, and what stands anywhere before it in its clause. */
const deniedBefore = new Set(['no', 'not', 'non', 'without', 'except', 'excluding']);
const useBefore = new Set([
  'for',
  'with',
  'include',
  'including',
  'inside',
  'into',
  'onto',
  'between',
]);
const soughtBefore = new Set(['buy', 'seek', 'sourcing', 'purchase', 'wanted', 'want', 'looking']);

/** Korean: what is tied to a term, or follows it within a few syllables. */
const deniedAfter = ['제외', '불가', '없이', '없음', '아님', '아닌', '미포함', '미지원', '미탑재'];
const useEndings = ['용', '에', '으로', '로', '전용', '향'];
const useAfter = [
  '전용',
  '내장',
  '포함',
  '장착',
  '탑재',
  '연동',
  '호환',
  '대응',
  '지원',
  '부착',
  '직결',
  '적용',
];
const soughtAfter = ['구매', '도입희망', '도입을희망', '조달', '모집', '을찾', '를찾', '수입'];

/** Syllables behind a term that are read. */
const BEHIND = 5;

/** How the term of `length` units at `start` is meant. */
export function roleAt(units: Unit[], start: number, length: number): Role {
  const before = clauseBefore(units, start);
  if (before.slice(-2).some((word) => deniedBefore.has(word))) return 'denied';
  const end = start + length;
  const after = behind(units, end);
  if (deniedAfter.some((word) => after.startsWith(word))) return 'denied';
  if (soughtAfter.some((word) => after.startsWith(word))) return 'sought';
  if (before.some((word) => soughtBefore.has(word))) return 'sought';
  if (before.some((word) => useBefore.has(word))) return 'use';
  const ending = tied(units, end);
  if (useEndings.includes(ending)) return 'use';
  return useAfter.some((word) => after.startsWith(word)) ? 'use' : 'itself';
}

/** The Latin words of the clause before a place. */
function clauseBefore(units: Unit[], start: number): string[] {
  const words: string[] = [];
  for (let at = start - 1; at >= 0 && !units[at + 1]!.breaks; at--)
    if (!units[at]!.hangul) words.unshift(units[at]!.text);
  return words;
}

/** What follows in the clause, blanks left out. */
function behind(units: Unit[], end: number): string {
  let text = '';
  for (let at = end; at < units.length && at < end + BEHIND && !units[at]!.breaks; at++)
    text += units[at]!.text;
  return text;
}

/** The syllables that are written together with the term: its Korean ending. */
function tied(units: Unit[], end: number): string {
  let text = '';
  for (let at = end; at < units.length && units[at]!.hangul && !units[at]!.starts; at++)
    text += units[at]!.text;
  return text;
}
