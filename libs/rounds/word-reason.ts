import type { ScoreReason } from '#libs/matching/snapshot.js';
import { formatMessage, type MessageLanguage } from '#libs/messages/format.js';
import { standard } from '#libs/taxonomy/standards.js';
import { taxonomyLabel } from '#libs/taxonomy/taxonomy.js';

export interface BothTexts {
  en: string;
  ko: string;
}

/** Words a reason in both languages. `nameOf` gives a firm's name by participant id. */
export function wordReason(
  reason: ScoreReason,
  nameOf: (participantId: string) => BothTexts,
): BothTexts {
  const word = (language: MessageLanguage) => {
    const { params } = reason;
    const label = (key: string) => taxonomyLabel(String(params[key] ?? ''), language);
    return formatMessage(language, `reason.${reason.code}`, {
      from: nameOf(reason.from)[language],
      to: nameOf(reason.to)[language],
      offered: label('offered'),
      needed: label('needed'),
      field: label('from'),
      standard: standard(String(params['standard'] ?? ''))?.code ?? '',
      language: String(params['language'] ?? ''),
      fits: reason.points > 0 ? 'yes' : 'no',
    });
  };
  return { en: word('en'), ko: word('ko') };
}

const reasonsShown = 3;

/** The reasons that speak most for a meeting, dearest first, without what is said elsewhere. */
export function mainReasons(reasons: ScoreReason[]): ScoreReason[] {
  return reasons
    .filter(({ points, code }) => points > 0 && !code.startsWith('language.'))
    .sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1))
    .slice(0, reasonsShown);
}
