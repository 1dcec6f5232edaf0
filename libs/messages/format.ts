import { readFileSync } from 'node:fs';

import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';

import { resolveParticles } from './particles.js';

export type MessageLanguage = 'ko' | 'en';
export type MessageValues = Record<string, string | number>;

/** One catalogue a room; the ids of all rooms share one name space. */
const rooms = ['archive', 'audit', 'errors', 'explain', 'imports', 'mail', 'reasons'] as const;

function catalogue(language: MessageLanguage): Record<string, string> {
  const read = (room: string): Record<string, string> =>
    JSON.parse(
      readFileSync(new URL(`./${room}.${language}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>;
  return Object.assign({}, ...rooms.map(read)) as Record<string, string>;
}

const cache = createIntlCache();

function intl(language: MessageLanguage): IntlShape {
  return createIntl(
    {
      locale: language,
      messages: catalogue(language),
      onError: (error) => {
        throw error;
      },
    },
    cache,
  );
}

const languages = { ko: intl('ko'), en: intl('en') };

/**
 * Words a message of the catalogues (ICU MessageFormat). In Korean, `{name}[은/는]` takes the particle
 * that fits what stands before it.
 * @throws when the id or a value is missing
 */
export function formatMessage(
  language: MessageLanguage,
  id: string,
  values: MessageValues = {},
): string {
  const worded = languages[language].formatMessage({ id }, values);
  return language === 'ko' ? resolveParticles(worded) : worded;
}

/** A message as the catalogue has it: its values stand in braces. */
export function messagePattern(language: MessageLanguage, id: string): string {
  const pattern = languages[language].messages[id];
  if (typeof pattern !== 'string') throw new Error(`No message ${id}`);
  return pattern;
}

/** The message in both languages. */
export function inBothLanguages(
  id: string,
  values: MessageValues = {},
): { en: string; ko: string } {
  return { en: formatMessage('en', id, values), ko: formatMessage('ko', id, values) };
}
