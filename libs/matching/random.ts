/** A generator of its own, in 32-bit integers: the same numbers for a seed on every machine. */
export interface Random {
  /** 0 to 2^32 - 1. */
  next(): number;
  /** 0 to n - 1. */
  below(n: number): number;
}

/** xorshift128 (Marsaglia 2003), its state filled from the seed by splitmix32 steps. */
export function createRandom(seed: number): Random {
  let z = Math.floor(seed) | 0;
  const scramble = (): number => {
    z = (z + 0x9e3779b9) | 0;
    let h = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) | 0;
  };
  let [x, y, w, v] = [scramble(), scramble(), scramble(), scramble() | 1];
  const next = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = w;
    w = v;
    v = v ^ (v >>> 19) ^ t ^ (t >>> 8);
    return v >>> 0;
  };
  return { next, below: (n) => Math.floor((next() / 4_294_967_296) * n) };
}
