import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, ProblemError, type Schemas } from '../../api/client.js';
import { settingsQuery } from '../../api/queries.js';
import { noteFrom, type Form } from '../../forms/form.js';

/** The settings as they are typed, and how they are saved. */
export function useSettings(slug: string, stored: Schemas['Settings']) {
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, unknown>>(stored.settings);
  // Of what was read when the typing began: a later read must not make this save look newer than it is.
  const [version, setVersion] = useState(stored.version);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (over: number) =>
      bodyOf(
        api.PUT('/api/v1/showcases/{slug}/settings', {
          params: { path: { slug }, header: { 'If-Match': `"${over}"` } },
          // The form holds what the contract says; the server checks it.
          body: values as Schemas['SettingsInput'],
        }),
      ),
    onSuccess: async (saved) => {
      setVersion(saved.version);
      setSavedAt(new Date().toISOString());
      await client.invalidateQueries();
    },
  });
  const loadTheirs = async () => {
    const theirs = await client.fetchQuery({ ...settingsQuery(slug), staleTime: 0 });
    setValues(theirs.settings);
    setVersion(theirs.version);
    save.reset();
  };
  const problem = save.error instanceof ProblemError ? save.error : null;
  const form: Form = {
    values,
    change: (typed) => setValues((now) => ({ ...now, ...typed })),
    leave: () => undefined,
    note: noteFrom(problem?.errors ?? []),
  };
  return {
    form,
    /** Over the version that the typing began on, or over a newer one that the reader has heard of. */
    save: (over: number = version) => save.mutate(over),
    saving: save.isPending,
    savedAt,
    error: save.error,
    problem,
    loadTheirs: () => void loadTheirs(),
  };
}
