import { Button, Drawer, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { WishNote } from '../wishes/wish-note.js';

import { EntryProfile } from './entry-profile.js';

interface Props {
  id: string;
  otherId: string | undefined;
  canAsk: boolean;
  onClose: () => void;
}

/** The profile of another company, as far as it is public, and the way to ask it for a meeting. */
export function EntryDrawer({ id, otherId, canAsk, onClose }: Props) {
  const say = useSay();
  const entry = useQuery({
    queryKey: ['directory-entry', id, otherId],
    enabled: otherId !== undefined,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/participations/{id}/directory/{otherId}', {
          params: { path: { id, otherId: otherId ?? '' } },
        }),
      ),
  });
  return (
    <Drawer
      opened={otherId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={say('participants.profile')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {entry.isError && <ErrorView error={entry.error} />}
      {entry.isPending && <Loading />}
      {entry.data && (
        <>
          <EntryProfile entry={entry.data} />
          {entry.data.wish && (
            <WishNote
              key={entry.data.id + entry.data.wish.kind}
              id={id}
              toId={entry.data.id}
              name={entry.data.company.en}
              kind={entry.data.wish.kind}
              note={entry.data.wish.note}
              open={canAsk}
            />
          )}
          <Request key={entry.data.id} id={id} entry={entry.data} canAsk={canAsk} />
        </>
      )}
    </Drawer>
  );
}

function Request({
  id,
  entry,
  canAsk,
}: {
  id: string;
  entry: Schemas['DirectoryEntry'];
  canAsk: boolean;
}) {
  const [note, setNote] = useState('');
  const say = useSay();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/participations/{id}/requests', {
        params: { path: { id } },
        body: { to: entry.id, note: note.trim() },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['directory-entry', id] }),
        client.invalidateQueries({ queryKey: ['requests', id] }),
      ]),
  });
  const { request } = entry;
  if (request && request.state !== 'expired')
    return (
      <section className="drawer-item">
        <h3 className="form-heading">
          {say(request.mine ? 'request.sent' : 'request.received')}{' '}
          <span className="tag">{say(`request.${request.state}`)}</span>
        </h3>
        <blockquote className="quote">{request.note}</blockquote>
      </section>
    );
  if (!canAsk) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className="form" style={{ marginTop: 16 }}>
      <Textarea
        label={say('request.write')}
        description={say('request.about')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {send.isError && <ErrorView error={send.error} />}
      <Button type="submit" loading={send.isPending} disabled={note.trim() === ''} w="fit-content">
        {say('request.send')}
      </Button>
    </form>
  );
}
