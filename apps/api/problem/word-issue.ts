import { z } from 'zod';

import { formatMessage, type MessageLanguage } from '#libs/messages/format.js';

/** What is wrong with one field: as zod says it, or by a code of our catalogue. */
export type FieldIssue =
  z.core.$ZodIssue | { path: readonly PropertyKey[]; code: string; catalogued: true };

const wording = { en: z.locales.en().localeError, ko: z.locales.ko().localeError };

/** Words an issue in the reader's language. */
export function wordIssue(
  issue: FieldIssue,
  language: MessageLanguage,
): { field: string; code: string; message: string } {
  const field = issue.path.map(String).join('.');
  const own = ownCode(issue);
  if (own !== null) return { field, code: own, message: formatMessage(language, own) };
  // The locale takes an issue as it is raised; a finished one has the same fields.
  const worded = wording[language](issue as Parameters<(typeof wording)['en']>[0]);
  return {
    field,
    code: issue.code,
    message: (typeof worded === 'string' ? worded : worded?.message) ?? issue.code,
  };
}

function ownCode(issue: FieldIssue): string | null {
  if ('catalogued' in issue) return issue.code;
  const params =
    'params' in issue ? (issue.params as Record<string, unknown> | undefined) : undefined;
  return typeof params?.['code'] === 'string' ? params['code'] : null;
}
