import type { Request } from 'express';

import type { Language } from '#libs/accounts/user.entity.js';

/**
 * Language of the answer: the one that is asked for, which is the page's; else the signed-in user's own, else
 * English. `*`, which programs send by themselves, asks for none.
 */
export function requestLanguage(request: Request): Language {
  const header = request.headers['accept-language'] ?? '*';
  const asked = header === '*' ? false : request.acceptsLanguages('en', 'ko');
  if (asked === 'ko' || asked === 'en') return asked;
  return request.user?.language ?? 'en';
}
