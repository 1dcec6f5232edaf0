import { Drawer } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { Thread } from '../../parts/thread.js';
import { useSay } from '../../say.js';

import { Decide } from './decide.js';
import { ParticipantProfile } from './participant-profile.js';

interface Props {
  slug: string;
  id: string | undefined;
  onClose: () => void;
}

/** One registration beside the list: state, decision, talk, facts. */
export function RegistrationDrawer({ slug, id, onClose }: Props) {
  const say = useSay();
  const detail = useQuery({
    queryKey: ['participant', id],
    enabled: id !== undefined,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/participants/{id}', { params: { path: { id: id ?? '' } } })),
  });
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={say('registrations.one')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {detail.isError && <ErrorView error={detail.error} />}
      {detail.isPending && <Loading />}
      {detail.data && <Registration slug={slug} detail={detail.data} />}
    </Drawer>
  );
}

function Registration({ slug, detail }: { slug: string; detail: Schemas['ParticipantDetail'] }) {
  const say = useSay();
  return (
    <div className="stack">
      <div className="line-item">
        <StateTag state={detail.status} />
        <span className="quiet">
          {say('registrations.complete', { percent: detail.completeness })}
        </span>
      </div>
      {detail.reason && <blockquote className="quote">{detail.reason}</blockquote>}
      <Decide slug={slug} rows={[detail]} />
      <section>
        <h3 className="form-heading">{say('thread.title')}</h3>
        <OrganiserThread id={detail.id} />
      </section>
      <div>
        <ParticipantProfile detail={detail} />
      </div>
    </div>
  );
}

function OrganiserThread({ id }: { id: string }) {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const thread = useQuery({
    queryKey: ['thread', id],
    queryFn: () => bodyOf(api.GET('/api/v1/participants/{id}/messages', path)),
  });
  const send = useMutation({
    mutationFn: (body: string) =>
      api.POST('/api/v1/participants/{id}/messages', { ...path, body: { body } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['thread', id] }),
  });
  if (thread.isError) return <ErrorView error={thread.error} />;
  if (!thread.data) return <Loading />;
  return (
    <>
      {send.isError && <ErrorView error={send.error} />}
      <Thread
        messages={thread.data.items}
        own="organiser"
        sending={send.isPending}
        onSend={send.mutateAsync}
      />
    </>
  );
}
