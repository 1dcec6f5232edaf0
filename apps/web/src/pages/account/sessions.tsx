import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { AskFirst } from '../../parts/ask-first.js';
import { useSay } from '../../say.js';

import { Section } from '../../parts/section.js';
import { useAt } from '../../parts/use-at.js';

const queryKey = ['sessions'];

/** Where the person is signed in, and how to end that. */
export function Sessions() {
  const say = useSay();
  const client = useQueryClient();
  const sessions = useQuery({ queryKey, queryFn: () => bodyOf(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const endAll = useMutation({
    mutationFn: () => api.DELETE('/api/v1/sessions'),
    onSuccess: () => {
      // Nothing of this person may stay for the next one.
      client.clear();
      location.assign('/');
    },
  });
  return (
    <Section
      title={say('account.sessions')}
      about={say('account.sessions-about')}
      error={sessions.error ?? end.error ?? endAll.error}
    >
      <ul className="plain-list">
        {sessions.data?.items.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <AskFirst
        label={say('account.end-all')}
        question={say('account.end-all-about')}
        busy={endAll.isPending}
        onYes={() => endAll.mutate()}
      />
    </Section>
  );
}

interface ItemProps {
  session: Schemas['Sessions']['items'][number];
  busy: boolean;
  onEnd: () => void;
}

function SessionItem({ session, busy, onEnd }: ItemProps) {
  const say = useSay();
  const at = useAt();
  const browser = session.browser ?? say('account.browser-unknown');
  return (
    <li className="line-item drawer-item">
      <span>
        <strong>{browser}</strong>{' '}
        {session.current && (
          <span className="tag" data-tone="ok">
            {say('account.this-browser')}
          </span>
        )}
        <br />
        <span className="quiet">{say('account.last-used', { time: at(session.lastUsedAt) })}</span>
      </span>
      {!session.current && (
        <AskFirst
          label={say('account.end')}
          name={say('account.end-of', { name: browser })}
          question={say('account.end-about', { name: browser })}
          busy={busy}
          onYes={onEnd}
        />
      )}
    </li>
  );
}
