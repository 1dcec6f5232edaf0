import type { Request } from 'express';

import type { Language } from '#libs/accounts/user.entity.js';

/** Language of the answer: the signed-in user's own, else the browser's, else English. */
export function requestLanguage(request: Request): Language {
  return request.user?.language ?? (request.acceptsLanguages('en', 'ko') === 'ko' ? 'ko' : 'en');
}
