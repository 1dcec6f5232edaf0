import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api } from '../../api/client.js';
import { writtenIn } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

/** The words of a request; its writer can change them while it is open. */
export function RequestNote({
  id,
  requestId,
  note,
  own,
}: {
  id: string;
  requestId: string;
  note: string;
  own: boolean;
}) {
  const [words, setWords] = useState<string | null>(null);
  const say = useSay();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (text: string) =>
      api.PATCH('/api/v1/participations/{id}/requests/{requestId}', {
        params: { path: { id, requestId } },
        body: { note: text },
      }),
    onSuccess: async () => {
      setWords(null);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(words?.trim() ?? '');
  };
  if (words === null)
    return (
      <div>
        <blockquote className="quote" lang={writtenIn(note)}>
          {note}
        </blockquote>
        {own && (
          <Button size="xs" variant="subtle" onClick={() => setWords(note)}>
            {say('request.edit')}
          </Button>
        )}
      </div>
    );
  return (
    <form className="form" onSubmit={submit}>
      <Textarea
        label={say('request.write')}
        autosize
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {save.isError && <ErrorView error={save.error} />}
      <span className="button-row">
        <Button type="submit" size="xs" loading={save.isPending} disabled={words.trim() === ''}>
          {say('form.save')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setWords(null)}>
          {say('action.no')}
        </Button>
      </span>
    </form>
  );
}
