import type {
  Blocker,
  Change,
  Cost,
  PartnerRank,
  PlaceReasons,
  Reason,
  Remedy,
} from '#libs/matching/explain/answer.js';
import type { MinimumCause } from '#libs/matching/explain/worth-a-look.js';
import { formatMessage, type MessageLanguage, type MessageValues } from '#libs/messages/format.js';

import { nameIn, type RoundNames } from './round-names.js';
import type { BothTexts } from './word-reason.js';

type Values = Record<string, string | number | BothTexts | undefined>;

/** A message in both languages; names among its values are taken in the language of the text. */
export function word(id: string, values: Values = {}): BothTexts {
  const inLanguage = (language: MessageLanguage) => {
    const taken: MessageValues = {};
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) continue;
      taken[key] = typeof value === 'object' ? value[language] : value;
    }
    return formatMessage(language, `explain.${id}`, taken);
  };
  return { en: inLanguage('en'), ko: inLanguage('ko') };
}

/** Thousandths as points: `1.8`, `0.04`. */
const points = (thousandths: number): string => String(Math.round(thousandths / 10) / 100);

const listed = (names: BothTexts[]): BothTexts => ({
  en: names.map(({ en }) => en).join(', '),
  ko: names.map(({ ko }) => ko).join(', '),
});

/** Words what the matching engine answers as codes and ids. */
export class ExplanationWords {
  constructor(private readonly names: RoundNames) {}

  firm(id: string): BothTexts {
    return nameIn(this.names.firms, id);
  }

  reason(reason: Reason): BothTexts {
    const firm = 'firm' in reason ? { firm: this.firm(reason.firm) } : {};
    const meetings = 'meetings' in reason ? { meetings: reason.meetings } : {};
    return word(`reason.${reason.code}`, { ...firm, ...meetings });
  }

  /** What it would cost; of a reason that the rules give, that it is not allowed. */
  cost(cost: Cost | null, reason: Reason): BothTexts {
    if (!cost) {
      const forbidden = ['firm-absent', 'same-side', 'wish-no'].includes(reason.code);
      return word(forbidden ? 'cost.not-allowed' : 'cost.never');
    }
    const { atLeast, atMost, exact } = cost;
    if (atMost < 0) return word('cost.gain', { gain: points(-atMost) });
    if (atMost === 0) return word('cost.nothing');
    const most = points(atMost);
    if (exact) return word('cost.exact', { most });
    if (atLeast === null || points(Math.max(0, atLeast)) === '0')
      return word('cost.at-most', { most });
    return word('cost.between', { least: points(atLeast), most });
  }

  blocker(blocker: Blocker): BothTexts {
    const firm = 'firm' in blocker ? { firm: this.firm(blocker.firm) } : {};
    if (blocker.code === 'order') return word('blocker.order', this.pair(blocker));
    if (blocker.code !== 'busy') return word(`blocker.${blocker.code}`, firm);
    return word('blocker.busy', {
      ...firm,
      partners: listed(blocker.with.map((id) => this.firm(id))),
    });
  }

  change(change: Change): BothTexts {
    return word(`change.${change.code}`, this.pair(change));
  }

  remedy(remedy: Remedy): BothTexts {
    if (remedy.code === 'limit') {
      return word('remedy.limit', { firms: listed(remedy.firms.map((id) => this.firm(id))) });
    }
    if (remedy.code !== 'stay') return word(`remedy.${remedy.code}`);
    return word(`remedy.stay.${remedy.when}`, {
      firm: this.firm(remedy.firm),
      delegate: nameIn(this.names.delegates, remedy.delegate),
    });
  }

  /** Other meetings that the remedy gives or takes; empty when there are none. */
  further({ further }: Remedy): BothTexts {
    return further < 0 ? word('fewer', { fewer: -further }) : word('further', { further });
  }

  rank({ firm, ofPartners, partners, ofMeetings, meetings }: PartnerRank): BothTexts {
    const values = { firm: this.firm(firm), place: ofPartners, partners };
    if (ofMeetings === null) return word('rank.apart', values);
    return word('rank.meets', { ...values, met: ofMeetings, meetings });
  }

  place({ interpreters, others }: PlaceReasons, interpreter: string | null): BothTexts[] {
    const name = interpreter === null ? null : nameIn(this.names.interpreters, interpreter);
    return [
      name && interpreters
        ? word('place.interpreter', { name, ...interpreters })
        : word('place.no-interpreter'),
      word('place.others', { count: others.length }),
    ];
  }

  minimum(cause: MinimumCause): BothTexts {
    const { code, ...values } = cause;
    return word(`minimum.${code}`, values);
  }

  private pair({ a, b }: { a: string; b: string }): Values {
    return { a: this.firm(a), b: this.firm(b) };
  }
}
