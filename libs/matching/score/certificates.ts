import type { RoundSnapshot, ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence } from './evidence.js';

/** A required certificate weighs twice a preferred one. */
const REQUIRED = 2;
const PREFERRED = 1;
/** Without any of the required certificates the buyer cannot use the goods: so much of what speaks for them goes. */
const UNUSABLE = 0.6;

interface Stake {
  /** What certificates can earn, in thousandths. */
  weight: number;
  /** What the rest earned, and what it could have. */
  earned: number;
  full: number;
}

/**
 * Certificates a need asks for against those the offering holds, equivalences counted one way. Each one held
 * adds its part of the weight, less where the goods themselves do not fit well; each required one that is not
 * held takes its part of `UNUSABLE` of what was earned; a preferred one that is not held costs nothing. So holding
 * one more never lowers the sum. Nothing asked: no evidence.
 */
export function certificateEvidence(
  offering: ScoreOffering,
  need: ScoreNeed,
  satisfies: RoundSnapshot['certificates'],
  { weight, earned, full }: Stake,
): Evidence[] {
  const required = [...new Set(need.certificatesRequired)].sort();
  const preferred = [...new Set(need.certificatesPreferred)]
    .filter((standard) => !required.includes(standard))
    .sort();
  if (required.length + preferred.length === 0 || weight === 0) return [];
  // Preferred ones alone cannot earn all: a supplier without them will do.
  const whole = REQUIRED * Math.max(1, required.length) + PREFERRED * preferred.length;
  const held = new Set(
    offering.certificates.flatMap((standard) => [
      standard,
      ...(Object.hasOwn(satisfies, standard) ? satisfies[standard]! : []),
    ]),
  );
  const worth = full > 0 ? weight * Math.min(1, earned / full) : weight;
  const loss = Math.floor((earned * UNUSABLE) / required.length);
  const row = (standard: string, size: number): Evidence[] => {
    const params = { standard, offering: offering.id, need: need.id };
    if (held.has(standard)) {
      return [{ code: 'certificates.met', points: Math.floor((worth * size) / whole), params }];
    }
    return size === PREFERRED ? [] : [{ code: 'certificates.missing', points: 0 - loss, params }];
  };
  return [
    ...required.flatMap((standard) => row(standard, REQUIRED)),
    ...preferred.flatMap((standard) => row(standard, PREFERRED)),
  ];
}
