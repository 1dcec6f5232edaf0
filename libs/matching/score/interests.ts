import type { ScoreFirm } from '../snapshot.js';
import type { Evidence } from './evidence.js';

type Interest = ScoreFirm['interests'][number];

/** An interest of one firm that meets one of the other. */
export interface SharedInterest {
  from: Interest;
  to: Interest;
  nearness: number;
}

/** Whether two interests meet: an investor one who seeks investment, research research. */
export function interestCode(from: Interest, to: Interest): Evidence['code'] | null {
  if (from.kind === 'invest' && to.kind === 'seek-investment') return 'interest.invest';
  if (from.kind === 'research' && to.kind === 'research') return 'interest.research';
  return null;
}

/** Investment three fifths of the weight, shared research two fifths, each by the nearest pair of codes. */
export function interestEvidence(shared: SharedInterest[], weight: number): Evidence[] {
  const best = new Map<Evidence['code'], Evidence>();
  for (const { from, to, nearness } of shared) {
    const code = interestCode(from, to);
    if (code === null) continue;
    const part = code === 'interest.invest' ? 0.6 : 0.4;
    const points = Math.round(weight * part * nearness);
    if (points > (best.get(code)?.points ?? 0)) {
      best.set(code, { code, points, params: { from: from.code, to: to.code } });
    }
  }
  return [...best.values()].sort((x, y) => (x.code < y.code ? -1 : 1));
}
