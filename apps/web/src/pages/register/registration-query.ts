import { queryOptions } from '@tanstack/react-query';

import { api, bodyOf } from '../../api/client.js';

export const registrationKey = (slug: string) => ['registration', slug] as const;

export const registrationQuery = (slug: string) =>
  queryOptions({
    queryKey: registrationKey(slug),
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/registration', { params: { path: { slug } } })),
    // What is typed meanwhile is newer than any answer.
    refetchOnWindowFocus: false,
  });
