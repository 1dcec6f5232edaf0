/** The pairs seen so far, without order: {a, b} and {b, a} are one. Ids may hold any character. */
export class PairKeys {
  private readonly partners = new Map<string, Set<string>>();

  constructor(pairs: Iterable<{ a: string; b: string }>) {
    for (const { a, b } of pairs) this.add(a, b);
  }

  /** False when the pair was there before. */
  add(a: string, b: string): boolean {
    const [low, high] = a < b ? [a, b] : [b, a];
    const of = this.partners.get(low) ?? new Set<string>();
    if (of.has(high)) return false;
    this.partners.set(low, of.add(high));
    return true;
  }

  has(a: string, b: string): boolean {
    const [low, high] = a < b ? [a, b] : [b, a];
    return this.partners.get(low)?.has(high) ?? false;
  }
}
