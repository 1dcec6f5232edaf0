import { queryOptions } from '@tanstack/react-query';

import { api, bodyOf, ProblemError, type Schemas } from './client.js';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => bodyOf(api.GET('/api/v1/me')),
});

export const showcasesQuery = queryOptions({
  queryKey: ['showcases'],
  queryFn: () => bodyOf(api.GET('/api/v1/showcases')),
});

export const showcaseQuery = (slug: string) =>
  queryOptions({
    queryKey: ['showcase', slug],
    queryFn: () => bodyOf(api.GET('/api/v1/showcases/{slug}', { params: { path: { slug } } })),
  });

/** What the first start did; null where the program was set up otherwise. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async (): Promise<Schemas['Setup'] | null> => {
    try {
      return await bodyOf(api.GET('/api/v1/setup'));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  },
  refetchInterval: ({ state }) => (state.data && !state.data.ready ? 1000 : false),
});

export const roundsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['rounds', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/rounds', { params: { path: { slug } } })),
  });
