import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import type { Meeting } from '../timetable/meeting.js';

export type Draft = Schemas['Draft'];
export type Places = Schemas['PairPlaces'];
export type CellPlace = Places['slots'][number]['cells'][number];
export type NewStep = Schemas['NewStep'];

/** A draft and its timetable, read together so that they show one revision. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: async () => {
      const params = { path: { id } };
      const [draft, timetable] = await Promise.all([
        bodyOf(api.GET('/api/v1/rounds/{id}/draft', { params })),
        bodyOf(api.GET('/api/v1/rounds/{id}/timetable', { params })),
      ]);
      return { draft, timetable };
    },
  });

/** Every place of a meeting; of one revision, as each step changes the costs. */
export const placesQuery = (id: string, revision: number, meeting: Meeting | null) =>
  queryOptions({
    queryKey: ['draft', id, 'places', revision, meeting?.id],
    enabled: meeting !== null,
    queryFn: () => {
      const query = {
        a: meeting?.kr.participantId ?? '',
        b: meeting?.us.participantId ?? '',
      };
      return bodyOf(api.GET('/api/v1/rounds/{id}/places', { params: { path: { id }, query } }));
    },
  });

/** Steps, undo and redo; each is made on the revision that is shown. */
export function useDraftStep(id: string, revision: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: NewStep | 'undo' | 'redo') => {
      const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
      if (step === 'undo') return bodyOf(api.POST('/api/v1/rounds/{id}/undo', { params }));
      if (step === 'redo') return bodyOf(api.POST('/api/v1/rounds/{id}/redo', { params }));
      return bodyOf(api.POST('/api/v1/rounds/{id}/steps', { params, body: step }));
    },
    // Also when it was refused: somebody else may have changed the draft. Places are of one revision.
    onSettled: () => client.invalidateQueries({ queryKey: ['draft', id], exact: true }),
  });
}
