import type { RoundSnapshot } from '../snapshot.js';

/** The codes from the sector's root down to a code. A code the taxonomy does not hold is its own root. */
export function pathOf(taxonomy: RoundSnapshot['taxonomy'], code: string): string[] {
  return Object.hasOwn(taxonomy, code) ? taxonomy[code]! : [code];
}

/** What is offered below what is asked for is one of its kinds; above it, it may be another kind, but firms that name it mean to. */
const BELOW = 0.95;
const ABOVE = 0.95;
/** Two kinds of one thing. */
const BESIDE = 0.5;
/** What each further step down or up leaves. */
const STEP = 0.8;

/**
 * How near what is offered comes to what is asked for, 0 to 1, by the way from one code to the other: down is
 * a kind of what is asked, up may be, over a shared parent is another kind. Codes that share only their sector
 * are 0: that alone is no evidence. Asymmetric on purpose (Rada 1989 counts the steps, Tversky 1977 gives the
 * directions different weights).
 */
export function nearness(asked: string[], offered: string[]): number {
  let shared = 0;
  while (shared < asked.length && shared < offered.length && asked[shared] === offered[shared])
    shared++;
  const up = asked.length - shared;
  const down = offered.length - shared;
  if (up === 0 && down === 0) return 1;
  if (shared <= 1) return 0;
  if (up === 0) return BELOW * STEP ** (down - 1);
  if (down === 0) return ABOVE * STEP ** (up - 1);
  return BESIDE * STEP ** (up + down - 2);
}

interface Shelf<T> {
  code: string;
  path: string[];
  entries: T[];
}

/**
 * Finds what is near a code without comparing everything: entries by their code, codes by the branch (the code
 * below the root) they stand on, since codes of different branches share only the root.
 */
export class TaxonomyIndex<T> {
  private readonly byCode = new Map<string, Shelf<T>>();
  private readonly byBranch = new Map<string, Shelf<T>[]>();

  constructor(private readonly taxonomy: RoundSnapshot['taxonomy']) {}

  add(code: string, entry: T): void {
    const known = this.byCode.get(code);
    if (known) {
      known.entries.push(entry);
      return;
    }
    const path = pathOf(this.taxonomy, code);
    const shelf = { code, path, entries: [entry] };
    const branch = path[1] ?? code;
    this.byCode.set(code, shelf);
    this.byBranch.set(branch, [...(this.byBranch.get(branch) ?? []), shelf]);
  }

  /** Every code with entries and a nearness above 0 to what is asked for. */
  near(code: string): { code: string; entries: T[]; nearness: number }[] {
    const path = pathOf(this.taxonomy, code);
    return (this.byBranch.get(path[1] ?? code) ?? []).flatMap(({ path: other, ...shelf }) => {
      const value = nearness(path, other);
      return value > 0 ? [{ ...shelf, nearness: value }] : [];
    });
  }
}
