import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import type { StepName } from './steps.js';

interface Props {
  slug: string;
  registration: Schemas['Registration'];
  /** Leads to the step where something is missing. */
  onIncomplete: (step: StepName) => void;
}

/** Hands the registration in, or leads to the first step where something is missing. */
export function Submit({ slug, registration, onIncomplete }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const wrong = registration.issues.find(({ level }) => level === 'error');
  const submit = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/showcases/{slug}/registration/submit', { params: { path: { slug } } }),
      ),
    onSuccess: async (done) => {
      await client.invalidateQueries();
      void navigate({ to: '/c/$id', params: { id: done.participation } });
    },
  });
  return (
    <>
      {submit.isError && <ErrorView error={submit.error} />}
      <Button
        size="md"
        disabled={!registration.open}
        loading={submit.isPending}
        onClick={() => (wrong ? onIncomplete(wrong.step) : submit.mutate())}
      >
        {say('register.submit')}
      </Button>
    </>
  );
}
