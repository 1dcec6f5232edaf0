import { useQuery, useQueryClient } from '@tanstack/react-query';

import { api } from '../api/client.js';
import { meQuery } from '../api/queries.js';
import { useLanguage, type Language } from '../language.js';

/** Changes the language of the page; of a signed-in reader's mails and print, too. */
export function useChangeLanguage(): (next: Language) => Promise<void> {
  const { choose } = useLanguage();
  const me = useQuery(meQuery);
  const client = useQueryClient();
  return async (next) => {
    choose(next);
    if (!me.data?.user) return;
    await api.PATCH('/api/v1/me', { body: { language: next } });
    await client.invalidateQueries(meQuery);
  };
}
