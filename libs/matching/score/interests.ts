import type { Band, ScoreInterest } from '../snapshot.js';
import type { Evidence } from './evidence.js';

/** An interest of one firm that meets one of the other. */
export interface SharedInterest {
  from: ScoreInterest;
  to: ScoreInterest;
  nearness: number;
}

/** Whether two interests meet: an investor one who seeks investment, research research, standards standards. */
export function interestCode(from: ScoreInterest, to: ScoreInterest): Evidence['code'] | null {
  if (from.kind === 'invest' && to.kind === 'seek-investment') return 'interest.invest';
  if (from.kind === 'research' && to.kind === 'research') return 'interest.research';
  if (from.kind === 'standards' && to.kind === 'standards') return 'interest.standards';
  return null;
}

const parts: Partial<Record<Evidence['code'], number>> = {
  'interest.invest': 0.6,
  'interest.research': 0.4,
  'interest.standards': 0.4,
};

/** Each thing that both said and that does not fit takes a quarter; what either left open takes nothing. */
const MISFIT = 0.25;

function fit(from: ScoreInterest, to: ScoreInterest): number {
  const misfits = [
    differ(from.stage, to.stage),
    differ(from.instrument, to.instrument),
    apart(from.ticket, to.ticket),
    nothingShared(from.cooperation, to.cooperation),
  ].filter(Boolean).length;
  return 1 - MISFIT * Math.min(misfits, 3);
}

function differ(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== b;
}

function apart(a: Band | undefined, b: Band | undefined): boolean {
  const below = (to: number | null | undefined, from: number | null | undefined) =>
    typeof to === 'number' && typeof from === 'number' && to < from;
  return below(a?.to, b?.from) || below(b?.to, a?.from);
}

function nothingShared(a: string[] = [], b: string[] = []): boolean {
  return a.length > 0 && b.length > 0 && !a.some((kind) => b.includes(kind));
}

/**
 * Investment three fifths of the weight, shared research or standards work two fifths, each by its best pair:
 * nearness of the codes, less what does not fit.
 */
export function interestEvidence(shared: SharedInterest[], weight: number): Evidence[] {
  const best = new Map<Evidence['code'], Evidence>();
  for (const { from, to, nearness } of shared) {
    const code = interestCode(from, to);
    if (code === null) continue;
    const points = Math.round(weight * (parts[code] ?? 0) * nearness * fit(from, to));
    if (points > (best.get(code)?.points ?? 0)) {
      best.set(code, { code, points, params: { from: from.code, to: to.code } });
    }
  }
  return [...best.values()].sort((x, y) => (x.code < y.code ? -1 : 1));
}
