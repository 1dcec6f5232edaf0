import type { ScoreReason } from '../snapshot.js';

/** A reason before it is known whose it is: points are whole thousandths at full share. */
export type Evidence = Pick<ScoreReason, 'code' | 'points' | 'params'>;

export function sumOf(evidence: Evidence[]): number {
  return evidence.reduce((sum, { points }) => sum + points, 0);
}
