import type { ScoreReason } from '../snapshot.js';

/** A reason before it is known whose it is: points are whole thousandths at full share. */
export type Evidence = Pick<ScoreReason, 'code' | 'points' | 'params'>;

/** A misfit: the part, 0 to 1, that it takes of what speaks for a pair. 0 is a fit worth telling. */
export type Misfit = Pick<ScoreReason, 'code' | 'params'> & { part: number };

export function sumOf(evidence: Evidence[]): number {
  return evidence.reduce((sum, { points }) => sum + points, 0);
}

/** Misfits in points, each one taken from what the ones before it left: together they never take more than all. */
export function takenFrom(earned: number, misfits: Misfit[]): Evidence[] {
  let left = earned;
  return misfits.map(({ code, params, part }) => {
    const loss = Math.round(left * part);
    left -= loss;
    return { code, points: 0 - loss, params };
  });
}
