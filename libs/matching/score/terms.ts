import type { ScoreNeed, ScoreOffering } from '../snapshot.js';
import type { Misfit } from './evidence.js';
import type { Texts } from './read-text.js';

const DAYS_PER_MONTH = 30;
const MONTHS_PER_YEAR = 12;

/**
 * Quantity, lead time and price: each takes nothing where what is asked can be had, up to `most` (0 to 1) of
 * what speaks for the pair where it cannot. What either side did not say costs nothing: missing data lowers
 * the confidence, not the score.
 */
export function termsMisfits(
  texts: Texts,
  offering: ScoreOffering,
  need: ScoreNeed,
  most: number,
): Misfit[] {
  const params = { offering: offering.id, need: need.id };
  const row = (code: Misfit['code'], fit: number | null): Misfit[] =>
    fit === null ? [] : [{ code, part: most * (1 - fit), params }];
  return [
    ...row('terms.quantity', quantityFit(offering, need, texts.of(need).yearly)),
    ...row('terms.leadTime', leadTimeFit(offering, need)),
    ...row('terms.price', priceFit(offering, need)),
  ];
}

/**
 * The part of the quantity that can be made by then, or within the year where the need's text says that it is one of
 * a year; or the part of the minimum order it is; the lesser.
 */
function quantityFit(offering: ScoreOffering, need: ScoreNeed, yearly: boolean): number | null {
  const { quantity } = need;
  if (quantity === null || quantity <= 0) return null;
  const least = yearly ? MONTHS_PER_YEAR : 1;
  const months = Math.max(least, (need.neededInDays ?? 0) / DAYS_PER_MONTH);
  const fits: number[] = [];
  if (offering.capacityPerMonth !== null) {
    fits.push(Math.min(1, (offering.capacityPerMonth * months) / quantity));
  }
  if (offering.minimumOrder !== null && offering.minimumOrder > 0) {
    fits.push(Math.min(1, quantity / offering.minimumOrder));
  }
  return fits.length === 0 ? null : Math.min(...fits);
}

/** 1 when delivery is in time, less from the first day late. */
function leadTimeFit(offering: ScoreOffering, need: ScoreNeed): number | null {
  const { leadTimeDays } = offering;
  const { neededInDays } = need;
  if (leadTimeDays === null || neededInDays === null) return null;
  return within(leadTimeDays, neededInDays);
}

/** 1 when the cheapest price is within the budget, less from the first dollar above. */
function priceFit(offering: ScoreOffering, need: ScoreNeed): number | null {
  const cheapest = offering.price?.from ?? offering.price?.to ?? null;
  const most = need.budget?.to ?? need.budget?.from ?? null;
  if (cheapest === null || most === null) return null;
  return within(cheapest, most);
}

/** Past the limit is past it: what even a little over costs at once. */
const JUST_OVER = 0.18;

function within(value: number, limit: number): number {
  return value <= limit ? 1 : Math.max(0, 2 - JUST_OVER - value / limit);
}
