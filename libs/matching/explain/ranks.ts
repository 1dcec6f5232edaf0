import type { Schedule } from '../schedule.js';
import type { PartnerRank } from './answer.js';
import { pairsOfFirm } from './names.js';

/** The place of each side of a pair for the other, by score; equal scores share the better place. */
export function ranksOf(s: Schedule, pair: number): PartnerRank[] {
  const { pairs, people } = s.model;
  const score = pairs.score[pair]!;
  return [pairs.a[pair]!, pairs.b[pair]!].map((firm) => {
    const all = pairsOfFirm(s.model, firm).map((one) => one.pair);
    const met = all.filter((one) => s.position[one]! >= 0);
    const better = (list: number[]) => list.filter((one) => pairs.score[one]! > score).length;
    return {
      firm: people.firmIds[firm]!,
      ofPartners: better(all) + 1,
      partners: all.length,
      ofMeetings: s.position[pair]! >= 0 ? better(met) + 1 : null,
      meetings: met.length,
    };
  });
}
