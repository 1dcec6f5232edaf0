import type { Texts } from './read-text.js';
import type { Match } from './supply.js';

/** What a comparison may rest on, by how much it decides. */
const PARTS = { code: 4, text: 2, quantity: 1, leadTime: 1, price: 1, certificates: 1 };

/**
 * How much of what could have been compared was said, 0 to 100. What the buyer did not ask for cannot be
 * missed. It is shown beside the score and never changes it.
 */
export function confidenceOf(texts: Texts, match: Match | null): number {
  if (!match) return 0;
  const { offering, need, nearness } = match;
  let asked = 0;
  let known = 0;
  const count = (part: number, isAsked: boolean, isKnown: boolean) => {
    if (!isAsked) return;
    asked += part;
    if (isKnown) known += part;
  };
  count(PARTS.code, true, nearness > 0);
  count(
    PARTS.text,
    true,
    [offering, need].every((item) => texts.of(item).source === 'item'),
  );
  const supply = offering.capacityPerMonth ?? offering.minimumOrder;
  count(PARTS.quantity, need.quantity !== null, supply !== null);
  count(PARTS.leadTime, need.neededInDays !== null, offering.leadTimeDays !== null);
  const budget = need.budget?.to ?? need.budget?.from ?? null;
  const price = offering.price?.from ?? offering.price?.to ?? null;
  count(PARTS.price, budget !== null, price !== null);
  count(PARTS.certificates, need.certificatesRequired.length > 0, offering.certificates.length > 0);
  return Math.round((100 * known) / asked);
}
