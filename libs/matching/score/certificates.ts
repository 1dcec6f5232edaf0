import type { RoundSnapshot, ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence } from './evidence.js';

/** A required certificate weighs twice a preferred one. */
const REQUIRED = 2;
const PREFERRED = 1;
/** Without any of the required certificates the buyer cannot use the goods: half of what speaks for them goes. */
const UNUSABLE = 0.5;

interface Stake {
  /** What certificates can earn, in thousandths. */
  weight: number;
  /** What codes and texts earned. */
  earned: number;
}

/**
 * Certificates a need asks for against those the offering holds, equivalences counted one way. Each one held
 * adds its part of the weight, each required one that is not held takes its part away, and its part of half
 * of what was earned; a preferred one that is not held costs nothing. So holding one more never lowers the
 * sum. Nothing asked: no evidence.
 */
export function certificateEvidence(
  offering: ScoreOffering,
  need: ScoreNeed,
  satisfies: RoundSnapshot['certificates'],
  { weight, earned }: Stake,
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
    const loss = part(size) + Math.floor(((weight > 0 ? earned : 0) * UNUSABLE) / required.length);
    return [{ code: 'certificates.missing', points: -loss, params }];
  };
  return [
    ...required.flatMap((standard) => row(standard, REQUIRED)),
    ...preferred.flatMap((standard) => row(standard, PREFERRED)),
  ];
}
