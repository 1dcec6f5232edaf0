import type { RoundSnapshot, ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence } from './evidence.js';

/** A required certificate weighs twice a preferred one. */
const REQUIRED = 2;
const PREFERRED = 1;

/**
 * Certificates a need asks for against those the offering holds, equivalences counted one way. Each one held
 * adds its part of the weight, each required one that is not held takes its part away; a preferred one that
 * is not held costs nothing. So holding one more never lowers the sum. Nothing asked: no evidence.
 */
export function certificateEvidence(
  offering: ScoreOffering,
  need: ScoreNeed,
  satisfies: RoundSnapshot['certificates'],
  weight: number,
): Evidence[] {
  const required = [...new Set(need.certificatesRequired)].sort();
  const preferred = [...new Set(need.certificatesPreferred)]
    .filter((standard) => !required.includes(standard))
    .sort();
  const whole = REQUIRED * required.length + PREFERRED * preferred.length;
  if (whole === 0) return [];
  const held = new Set(
    offering.certificates.flatMap((standard) => [
      standard,
      ...(Object.hasOwn(satisfies, standard) ? satisfies[standard]! : []),
    ]),
  );
  const part = (size: number) => Math.floor((weight * size) / whole);
  const row = (standard: string, size: number): Evidence[] => {
    const params = { standard, offering: offering.id, need: need.id };
    if (held.has(standard)) return [{ code: 'certificates.met', points: part(size), params }];
    if (size === PREFERRED) return [];
    return [{ code: 'certificates.missing', points: -part(size), params }];
  };
  return [
    ...required.flatMap((standard) => row(standard, REQUIRED)),
    ...preferred.flatMap((standard) => row(standard, PREFERRED)),
  ];
}
