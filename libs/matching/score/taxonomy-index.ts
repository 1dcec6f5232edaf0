import type { RoundSnapshot } from '../snapshot.js';

/** The codes from the sector's root down to a code. A code the taxonomy does not hold is its own root. */
export function pathOf(taxonomy: RoundSnapshot['taxonomy'], code: string): string[] {
  return Object.hasOwn(taxonomy, code) ? taxonomy[code]! : [code];
}

/**
 * How near two codes are, from 0 to 1: 1 for the same code, else twice the depth of the deepest shared
 * ancestor over the sum of their depths, the root counting as depth 0 (Wu-Palmer 1994). Two codes that share
 * only their sector are 0: that alone is no evidence.
 */
export function nearness(x: string[], y: string[]): number {
  let shared = 0;
  while (shared < x.length && shared < y.length && x[shared] === y[shared]) shared++;
  if (shared === x.length && shared === y.length) return 1;
  if (shared <= 1) return 0;
  return (2 * (shared - 1)) / (x.length - 1 + (y.length - 1));
}

/**
 * Finds what is near a code without comparing everything: entries by the branch (the code below the root)
 * they stand on, since codes of different branches share only the root.
 */
export class TaxonomyIndex<T> {
  private readonly byBranch = new Map<string, { entry: T; path: string[] }[]>();

  constructor(private readonly taxonomy: RoundSnapshot['taxonomy']) {}

  add(code: string, entry: T): void {
    const path = pathOf(this.taxonomy, code);
    const branch = path[1] ?? code;
    const list = this.byBranch.get(branch) ?? [];
    list.push({ entry, path });
    this.byBranch.set(branch, list);
  }

  /** Every entry with a nearness above 0. */
  near(code: string): { entry: T; nearness: number; exact: boolean }[] {
    const path = pathOf(this.taxonomy, code);
    return (this.byBranch.get(path[1] ?? code) ?? []).flatMap(({ entry, path: other }) => {
      const value = nearness(path, other);
      return value > 0 ? [{ entry, nearness: value, exact: value === 1 }] : [];
    });
  }
}
