import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { api, bodyOf } from '../../api/client.js';

export const sorts = ['fit', 'name', 'newest'] as const;

/** What stands in the address of the directory. */
export interface DirectorySearch {
  q?: string | undefined;
  codes?: string | undefined;
  roles?: string | undefined;
  certificates?: string | undefined;
  regions?: string | undefined;
  sort?: string | undefined;
}

/** The pages of a search and what it found, counted. */
export function useDirectory(id: string, search: DirectorySearch) {
  const { q, codes, roles, certificates, regions } = search;
  const filter = Object.fromEntries(
    Object.entries({ q, codes, roles, certificates, regions }).filter(([, value]) => value),
  );
  const sort = sorts.find((each) => each === search.sort) ?? 'fit';
  const list = useInfiniteQuery({
    queryKey: ['directory', id, filter, sort],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/v1/participations/{id}/directory', {
          params: {
            path: { id },
            query: { ...filter, sort, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({
    queryKey: ['directory-facets', id, filter],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/participations/{id}/directory-facets', {
          params: { path: { id }, query: filter },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return { list, facets, sort };
}
