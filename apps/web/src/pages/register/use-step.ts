import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { noteFrom, type Form } from '../../forms/form.js';

import { registrationKey } from './registration-query.js';
import type { StepName } from './steps.js';

export interface Step {
  form: Form;
  save: () => Promise<Schemas['Registration']>;
  saving: boolean;
  savedAt: string | null;
  error: Error | null;
}

const pauseMilliseconds = 500;

/**
 * One step of the wizard: what is typed stays here and is sent when typing pauses or a field is left,
 * complete or not. What is missing is said for fields that were touched, and for all once the reader wants
 * to go on.
 */
export function useStep(
  slug: string,
  step: StepName,
  registration: Schemas['Registration'],
  empty: Record<string, unknown>,
  { strict, invitation }: { strict: boolean; invitation: string | null },
): Step {
  const client = useQueryClient();
  const stored = registration.answers[step];
  const [values, setValues] = useState<Record<string, unknown>>({ ...empty, ...stored });
  const [touched, setTouched] = useState<ReadonlySet<string>>(
    () => new Set(stored ? Object.keys(stored).filter((key) => filled(stored[key])) : []),
  );
  const sent = useRef(values);
  const { mutate, mutateAsync, isPending, error } = useMutation({
    // One after another: a later answer must not be written over by an earlier one.
    scope: { id: `registration-${slug}` },
    mutationFn: (answers: Record<string, unknown>) => {
      sent.current = answers;
      return bodyOf(
        api.PUT('/api/v1/showcases/{slug}/registration/{step}', {
          params: { path: { slug, step } },
          body: { answers, invitation },
        }),
      );
    },
    onSuccess: (next) => client.setQueryData(registrationKey(slug), next),
  });
  useEffect(() => {
    if (sent.current === values) return;
    const timer = setTimeout(() => mutate(values), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [values, mutate]);
  const issues = registration.issues.filter((issue) => issue.step === step);
  const spoken = issues.filter(({ field }) => strict || touched.has(field.split('.')[0] ?? ''));
  return {
    form: {
      values,
      change: (typed) => {
        setValues((now) => ({ ...now, ...typed }));
        setTouched((now) => new Set([...now, ...Object.keys(typed)]));
      },
      leave: () => {
        if (sent.current !== values) mutate(values);
      },
      note: noteFrom(spoken),
      fits: (name) =>
        filled(values[name]) &&
        stored?.[name] === values[name] &&
        !issues.some(({ field }) => field === name),
    },
    save: () => mutateAsync(values),
    saving: isPending,
    savedAt: registration.updatedAt,
    error,
  };
}

function filled(value: unknown): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
