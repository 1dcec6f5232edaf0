import type { Schemas } from '../../api/client.js';

export type FirmShare = Schemas['RoundReview']['firms'][number];

/** Lower ends of the bars, in per cent of a firm's own best. */
export const bars = [0, 50, 60, 70, 80, 90, 95] as const;

/** Share of a firm's own best, 0 to 100; null for a firm that nobody can meet. */
export function shareOf({ value, best }: FirmShare): number | null {
  return best === 0 ? null : (100 * value) / best;
}

/** The firms of a bar, the lowest share first. */
export function firmsIn(firms: FirmShare[], bar: number): FirmShare[] {
  const [from, to] = [bars[bar] ?? 0, bars[bar + 1] ?? Infinity];
  return firms
    .filter((firm) => {
      const share = shareOf(firm);
      return share !== null && share >= from && share < to;
    })
    .sort((x, y) => (shareOf(x) ?? 0) - (shareOf(y) ?? 0));
}

/** Mean share of the tenth of the firms that is worst off, against the mean of all; null without firms. */
export function worstTenth(firms: FirmShare[]): number | null {
  const shares = firms.map(shareOf).filter((share) => share !== null);
  if (shares.length === 0) return null;
  const mean = (of: number[]) => of.reduce((sum, share) => sum + share, 0) / of.length;
  const worst = shares.sort((x, y) => x - y).slice(0, Math.max(1, Math.round(shares.length / 10)));
  const all = mean(shares);
  return all === 0 ? 0 : mean(worst) / all;
}
