import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, ProblemError, type Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { noteFrom, type Form } from '../../forms/form.js';

import type { SectionName } from './sections.js';

export interface Section {
  form: Form;
  /** Saves what differs from what is stored; resolves to false when it was refused. */
  save: () => Promise<boolean>;
  saving: boolean;
  savedAt: string | null;
  error: Error | null;
  /** Somebody else saved meanwhile: loads theirs, what was typed stays until then. */
  stale: boolean;
}

type ListName = Exclude<SectionName, 'company' | 'part'>;

/** Sends a section under the version it was read in. */
function put(own: Schemas['Participation'], section: SectionName, values: Record<string, unknown>) {
  const header = (version: number) => ({ 'If-Match': `"${version}"` });
  const path = { id: own.id };
  if (section === 'company')
    return bodyOf(
      api.PUT('/api/v1/companies/{id}', {
        params: { path: { id: own.company.id }, header: header(own.company.version) },
        body: values as Schemas['CompanyInput'],
      }),
    );
  if (section === 'part')
    return bodyOf(
      api.PUT('/api/v1/participations/{id}/part', {
        params: { path, header: header(own.version) },
        body: values as Schemas['PartInput'],
      }),
    );
  const list: ListName = section;
  return bodyOf(
    api.PUT(`/api/v1/participations/{id}/${list}`, {
      params: { path, header: header(own.version) },
      // The form holds what the contract says; the server checks it.
      body: values as never,
    }),
  );
}

/** One section of the profile: typed here, saved as a whole. */
export function useSection(
  own: Schemas['Participation'],
  section: SectionName,
  stored: Record<string, unknown>,
): Section {
  const client = useQueryClient();
  const [values, setValues] = useState(stored);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: async () => {
      const now = await client.fetchQuery({ ...participationQuery(own.id), staleTime: Infinity });
      return put(now, section, values);
    },
    onSuccess: async () => {
      setSavedAt(new Date().toISOString());
      await client.fetchQuery({ ...participationQuery(own.id), staleTime: 0 });
    },
  });
  const { error } = mutation;
  const problem = error instanceof ProblemError ? error : null;
  return {
    form: {
      values,
      change: (typed) => setValues((now) => ({ ...now, ...typed })),
      leave: () => undefined,
      note: noteFrom(problem?.errors ?? []),
    },
    save: () =>
      mutation.mutateAsync().then(
        () => true,
        () => false,
      ),
    saving: mutation.isPending,
    savedAt,
    error: problem && problem.errors.length > 0 ? null : error,
    stale: problem?.status === 412,
  };
}
