import { queryOptions } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';

export type Explanation = Schemas['PairExplanation'];
export type Apart = NonNullable<Explanation['apart']>;
export type PairMeeting = NonNullable<Explanation['meeting']>;

/** The timetable that is asked about: the proposal of a round, or a published version. */
export type AskedOf = { round: string } | { slug: string; version: number };

/** How the address names two firms: their ids, which stay the same in every version. */
export const pairName = (a: string, b: string): string => `${a}.${b}`;

/** Why two firms do or do not meet. A timetable that is asked about does not change. */
export const pairQuery = (of: AskedOf, pair: string) =>
  queryOptions({
    queryKey: ['pair', of, pair],
    queryFn: (): Promise<Explanation> => {
      const [aId = '', bId = ''] = pair.split('.');
      if ('round' in of) {
        const path = { id: of.round, aId, bId };
        return bodyOf(api.GET('/api/v1/rounds/{id}/pairs/{aId}/{bId}', { params: { path } }));
      }
      const params = { path: { slug: of.slug, aId, bId }, query: { version: of.version } };
      return bodyOf(api.GET('/api/v1/showcases/{slug}/pairs/{aId}/{bId}', { params }));
    },
    staleTime: Infinity,
  });

export const worthALookQuery = (round: string) =>
  queryOptions({
    queryKey: ['worth-a-look', round],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/rounds/{id}/worth-a-look', { params: { path: { id: round } } })),
    staleTime: Infinity,
  });
