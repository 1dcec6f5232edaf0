import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, ProblemError, type Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { noteFrom, type Form } from '../../forms/form.js';

import type { SectionName } from './sections.js';
import { storedSection } from './stored-section.js';
import { useUndo } from './use-undo.js';

export interface Section {
  form: Form;
  /** Saves what differs from what is stored; resolves to false when it was refused. */
  save: () => Promise<boolean>;
  /** Brings back what was stored before the last save; null where that is too long ago. */
  undo: (() => void) | null;
  saving: boolean;
  savedAt: string | null;
  error: Error | null;
  /** Somebody else saved this section meanwhile: whose words are to stay? */
  conflict: { current: Current; loadTheirs: () => void; keepMine: () => void } | null;
}

type Current = NonNullable<Schemas['Problem']['current']>;

/** What is sent, and what it is to replace. */
interface Save {
  sent: Record<string, unknown>;
  over: Schemas['Participation'];
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
export function useSection(own: Schemas['Participation'], section: SectionName): Section {
  const client = useQueryClient();
  // What the typing began on: a later read must not make a save look newer than it is.
  const [base, setBase] = useState(own);
  const [values, setValues] = useState(() => storedSection(own, section));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const before = useUndo();
  const read = () => client.fetchQuery({ ...participationQuery(own.id), staleTime: 0 });
  const mutation = useMutation({
    mutationFn: async ({ sent, over }: Save) => {
      const replaced = storedSection(over, section);
      try {
        await put(over, section, sent);
      } catch (error) {
        const now = error instanceof ProblemError && error.current ? await read() : null;
        // One version counts for all sections: what another one changed is no conflict in this one.
        const same =
          now && JSON.stringify(storedSection(now, section)) === JSON.stringify(replaced);
        if (!same) throw error;
        await put(now, section, sent);
      }
      return replaced;
    },
    onSuccess: async (replaced, { sent }) => {
      setSavedAt(new Date().toISOString());
      before.keep(replaced);
      const now = await read();
      setBase(now);
      // New entries have ids now; what was typed since goes before.
      setValues((typed) => (typed === sent ? storedSection(now, section) : typed));
    },
  });
  const undo = async (replaced: Record<string, unknown>) => {
    setValues(replaced);
    await mutation.mutateAsync({ sent: replaced, over: base }).then(before.forget, () => undefined);
  };
  const loadTheirs = async () => {
    const theirs = await read();
    setBase(theirs);
    setValues(storedSection(theirs, section));
    mutation.reset();
  };
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
      mutation.mutateAsync({ sent: values, over: base }).then(
        () => true,
        () => false,
      ),
    undo: before.values && (() => void undo(before.values!)),
    saving: mutation.isPending,
    savedAt,
    error: problem && (problem.errors.length > 0 || problem.current) ? null : error,
    conflict: problem?.current
      ? {
          current: problem.current,
          loadTheirs: () => void loadTheirs(),
          keepMine: () =>
            void read().then((theirs) => mutation.mutate({ sent: values, over: theirs })),
        }
      : null,
  };
}
