import type { ScoreFirm } from '#libs/matching/snapshot.js';
import type { Interest } from '#libs/showcases/interest.entity.js';
import type { Need } from '#libs/showcases/need.entity.js';
import type { Offering } from '#libs/showcases/offering.entity.js';
import type { Participant } from '#libs/showcases/participant.entity.js';

/** Rows of a profile as the score reads them: without names of people or firms. */
export function offeringOf(offering: Offering): ScoreFirm['offerings'][number] {
  const { id, code, moreCodes, capacityPerMonth, minimumOrder, leadTimeDays, certificates } =
    offering;
  return {
    id,
    code,
    moreCodes,
    text: textOf(offering),
    capacityPerMonth,
    minimumOrder,
    leadTimeDays,
    price: { from: offering.priceFrom, to: offering.priceTo },
    certificates,
  };
}

export function needOf(need: Need): ScoreFirm['needs'][number] {
  const { id, code, moreCodes, quantity, neededInDays } = need;
  return {
    id,
    code,
    moreCodes,
    text: textOf(need),
    quantity,
    neededInDays,
    budget: { from: need.budgetFrom, to: need.budgetTo },
    certificatesRequired: need.certificatesRequired,
    certificatesPreferred: need.certificatesPreferred,
    regionsExcluded: need.regionsExcluded,
  };
}

export function interestOf(interest: Interest): ScoreFirm['interests'][number] {
  const { kind, code, stage, instrument, ticketFrom, ticketTo, cooperation } = interest;
  return { kind, code, stage, instrument, ticket: { from: ticketFrom, to: ticketTo }, cooperation };
}

/** A firm's own words without its name: a snapshot names nobody. */
export function describedAs({ descriptionEn, descriptionKo }: Participant['company']): string {
  return textOf({ descriptionEn, descriptionKo });
}

function textOf(item: {
  nameEn?: string | null;
  nameKo?: string | null;
  descriptionEn: string | null;
  descriptionKo: string | null;
}): string {
  return [item.nameEn, item.nameKo, item.descriptionEn, item.descriptionKo]
    .filter((text) => text)
    .join('\n');
}
