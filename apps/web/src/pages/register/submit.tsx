import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import type { StepName } from './steps.js';

interface Props {
  slug: string;
  open: boolean;
  save: () => Promise<Schemas['Registration']>;
  onIncomplete: () => void;
  go: (step: StepName) => void;
}

/** Hands the registration in, or leads to the first step where something is missing. */
export function Submit({ slug, open, save, onIncomplete, go }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const submit = useMutation({
    mutationFn: async () => {
      const saved = await save();
      const wrong = saved.issues.find(({ level }) => level === 'error');
      if (!wrong)
        return bodyOf(
          api.POST('/api/v1/showcases/{slug}/registration/submit', { params: { path: { slug } } }),
        );
      if (wrong.step !== 'consent') go(wrong.step);
      onIncomplete();
      return null;
    },
    onSuccess: async (done) => {
      if (!done) return;
      await client.invalidateQueries();
      void navigate({ to: '/c/$id', params: { id: done.participation } });
    },
  });
  return (
    <>
      {submit.isError && <ErrorView error={submit.error} />}
      <Button
        size="md"
        disabled={!open}
        loading={submit.isPending}
        onClick={(event) => {
          event.preventDefault();
          submit.mutate();
        }}
      >
        {say('register.submit')}
      </Button>
    </>
  );
}
