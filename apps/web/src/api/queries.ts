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

/** One round with its curve; kept up to date by the events of the round. */
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['round', id],
    queryFn: () => bodyOf(api.GET('/api/v1/rounds/{id}', { params: { path: { id } } })),
  });

/** What a proposal is worth does not change any more. */
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['review', id],
    queryFn: () => bodyOf(api.GET('/api/v1/rounds/{id}/review', { params: { path: { id } } })),
    staleTime: Infinity,
  });

export type OtherRound = { round: number } | { version: number };

export const comparisonQuery = (id: string, other: OtherRound) =>
  queryOptions({
    queryKey: ['comparison', id, other],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/rounds/{id}/comparison', { params: { path: { id }, query: other } })),
    staleTime: Infinity,
  });

/** Data that changes with a release only. */
const lasting = { staleTime: Infinity };

export const taxonomyQuery = (sector: string) =>
  queryOptions({
    queryKey: ['taxonomy', sector],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/reference/taxonomies/{sector}', { params: { path: { sector } } })),
    ...lasting,
  });

export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: () => bodyOf(api.GET('/api/v1/reference/standards')),
  ...lasting,
});

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: () => bodyOf(api.GET('/api/v1/reference/regions')),
  ...lasting,
});

export const exportControlsQuery = queryOptions({
  queryKey: ['export-controls'],
  queryFn: () => bodyOf(api.GET('/api/v1/reference/export-controls')),
  ...lasting,
});

/** A company's own registration and profile. */
export const participationQuery = (id: string) =>
  queryOptions({
    queryKey: ['participation', id],
    queryFn: () => bodyOf(api.GET('/api/v1/participations/{id}', { params: { path: { id } } })),
  });

/** How many firms of the other country each term concerns. */
export const codeCountsQuery = (id: string) =>
  queryOptions({
    queryKey: ['code-counts', id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/participations/{id}/code-counts', { params: { path: { id } } })),
    staleTime: 60_000,
  });

export const wishesQuery = (id: string) =>
  queryOptions({
    queryKey: ['wishes', id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/participations/{id}/wishes', { params: { path: { id } } })),
  });

export const overviewQuery = (slug: string) =>
  queryOptions({
    queryKey: ['overview', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/overview', { params: { path: { slug } } })),
  });

export const sectorsQuery = queryOptions({
  queryKey: ['sectors'],
  queryFn: () => bodyOf(api.GET('/api/v1/reference/sectors')),
  ...lasting,
});

export const settingsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['settings', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/settings', { params: { path: { slug } } })),
  });

export const placesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['places', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/places', { params: { path: { slug } } })),
  });

export const viewsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['views', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/views', { params: { path: { slug } } })),
  });

export const invitationsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['invitations', slug],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/invitations', { params: { path: { slug } } })),
  });

/** One registration as its organiser sees it. */
export const participantQuery = (id: string) =>
  queryOptions({
    queryKey: ['participant', id],
    queryFn: () => bodyOf(api.GET('/api/v1/participants/{id}', { params: { path: { id } } })),
  });
