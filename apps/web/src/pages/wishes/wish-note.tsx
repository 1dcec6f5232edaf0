import { Button, Textarea } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api } from '../../api/client.js';
import { writtenIn } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import type { WishKind } from '../../parts/wish-control.js';
import { useSay } from '../../say.js';

interface Props {
  id: string;
  toId: string;
  name: string;
  kind: WishKind;
  note: string | null;
  open: boolean;
}

/** A note to a wish for one's own firm; the other side never sees it. */
export function WishNote({ id, toId, name, kind, note, open }: Props) {
  const [words, setWords] = useState<string | null>(null);
  const say = useSay();
  const client = useQueryClient();
  const save = useMutation({
    scope: { id: `wishes-${id}` },
    mutationFn: (text: string) =>
      api.PUT('/api/v1/participations/{id}/wishes/{toId}', {
        params: { path: { id, toId } },
        body: { kind, note: text.trim() || null },
      }),
    onSuccess: async () => {
      setWords(null);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(words ?? '');
  };
  if (words === null)
    return (
      <div className="wish-note">
        {note && (
          <span className="quiet" lang={writtenIn(note)}>
            {note}
          </span>
        )}
        {open && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconNote size={14} aria-hidden />}
            aria-label={`${say(note ? 'wish.note-edit' : 'wish.note-add')}: ${name}`}
            onClick={() => setWords(note ?? '')}
          >
            {say(note ? 'wish.note-edit' : 'wish.note-add')}
          </Button>
        )}
      </div>
    );
  return (
    <form className="form wish-note" onSubmit={submit}>
      <Textarea
        label={say('wish.note', { name })}
        description={say('wish.note-about')}
        autosize
        maxLength={1000}
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {save.isError && <ErrorView error={save.error} />}
      <span className="button-row">
        <Button type="submit" size="xs" loading={save.isPending}>
          {say('form.save')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setWords(null)}>
          {say('action.no')}
        </Button>
      </span>
    </form>
  );
}
