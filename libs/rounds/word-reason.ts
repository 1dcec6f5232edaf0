import type { ScoreReason } from '#libs/matching/snapshot.js';
import { formatMessage, type MessageLanguage } from '#libs/messages/format.js';
import { termLabel } from '#libs/taxonomy/lexicon.js';
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
      fits: reason.points >= 0 ? 'yes' : 'no',
      terms: termsIn(params, language).join(', '),
      listed: 'term1' in params ? 'yes' : 'no',
      asked: figure(language, params, 'asked'),
      stated: figure(language, params, 'offered'),
    });
  };
  return { en: word('en'), ko: word('ko') };
}

function termsIn(params: ScoreReason['params'], language: MessageLanguage): string[] {
  const named = ['term1', 'term2', 'term3'].flatMap((key) =>
    key in params ? [termLabel(String(params[key]), language)] : [],
  );
  return [...new Set(named)];
}

/** A figure with its unit, `payload of 25 kg`; empty where the reason is of none. */
function figure(
  language: MessageLanguage,
  params: ScoreReason['params'],
  key: 'asked' | 'offered',
): string {
  if (!('property' in params)) return '';
  return formatMessage(language, `property.${params['property']}`, { value: String(params[key]) });
}

const reasonsShown = 3;

/** The reasons that speak most for a meeting, dearest first, without what is said elsewhere. */
export function mainReasons(reasons: ScoreReason[]): ScoreReason[] {
  return reasons
    .filter(({ points, code }) => points > 0 && !code.startsWith('language.'))
    .sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1))
    .slice(0, reasonsShown);
}
