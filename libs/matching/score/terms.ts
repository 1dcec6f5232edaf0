import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Evidence } from './evidence.js';

const DAYS_PER_MONTH = 30;

/**
 * Quantity and lead time, half of the weight each: from the full half where all that is asked can be had
 * down to minus the half where nothing can. What either side did not say is neutral: no evidence.
 */
export function termsEvidence(
  offering: ScoreOffering,
  need: ScoreNeed,
  weight: number,
): Evidence[] {
  const half = weight / 2;
  const params = { offering: offering.id, need: need.id };
  const row = (code: Evidence['code'], fit: number | null): Evidence[] =>
    fit === null ? [] : [{ code, points: Math.round(half * (2 * fit - 1)), params }];
  return [
    ...row('terms.quantity', quantityFit(offering, need)),
    ...row('terms.leadTime', leadTimeFit(offering, need)),
  ];
}

/** The part of the quantity that can be made by then, or the part of the minimum order it is; the lesser. */
function quantityFit(offering: ScoreOffering, need: ScoreNeed): number | null {
  const { quantity } = need;
  if (quantity === null || quantity <= 0) return null;
  const months = Math.max(1, (need.neededInDays ?? 0) / DAYS_PER_MONTH);
  const fits: number[] = [];
  if (offering.capacityPerMonth !== null) {
    fits.push(Math.min(1, (offering.capacityPerMonth * months) / quantity));
  }
  if (offering.minimumOrder !== null && offering.minimumOrder > 0) {
    fits.push(Math.min(1, quantity / offering.minimumOrder));
  }
  return fits.length === 0 ? null : Math.min(...fits);
}

/** 1 when delivery is in time, less the later it is. */
function leadTimeFit(offering: ScoreOffering, need: ScoreNeed): number | null {
  const { leadTimeDays } = offering;
  const { neededInDays } = need;
  if (leadTimeDays === null || neededInDays === null) return null;
  return leadTimeDays <= neededInDays ? 1 : Math.max(0, neededInDays / leadTimeDays);
}
