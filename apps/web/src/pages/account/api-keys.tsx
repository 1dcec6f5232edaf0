import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { AskFirst } from '../../parts/ask-first.js';
import { useSay } from '../../say.js';

import { scopeWords } from './scope-words.js';
import { NewApiKey } from './new-api-key.js';
import { Section } from '../../parts/section.js';
import { useAt } from '../../parts/use-at.js';

const queryKey = ['api-keys'];

/** Keys with which machines act in the person's name, as far as there is anything to act on. */
export function ApiKeys({ areas }: { areas: ('showcase' | 'company')[] }) {
  const say = useSay();
  const client = useQueryClient();
  const keys = useQuery({
    queryKey,
    queryFn: () => bodyOf(api.GET('/api/v1/api-keys')),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const items = keys.data?.items ?? [];
  if (areas.length === 0 && items.length === 0) return null;
  return (
    <Section
      title={say('api-key.title')}
      about={say('api-key.about')}
      error={keys.error ?? revoke.error}
    >
      <ul className="plain-list">
        {items.map((key) => (
          <KeyItem
            key={key.id}
            apiKey={key}
            busy={revoke.isPending && revoke.variables === key.id}
            onRevoke={() => revoke.mutate(key.id)}
          />
        ))}
      </ul>
      {areas.length > 0 && (
        <NewApiKey areas={areas} onMade={() => client.invalidateQueries({ queryKey })} />
      )}
    </Section>
  );
}

interface ItemProps {
  apiKey: Schemas['ApiKeys']['items'][number];
  busy: boolean;
  onRevoke: () => void;
}

function KeyItem({
  apiKey: { name, start, scopes, expiresAt, lastUsedAt },
  busy,
  onRevoke,
}: ItemProps) {
  const say = useSay();
  const at = useAt();
  const expired = new Date(expiresAt) <= new Date();
  return (
    <li className="line-item drawer-item">
      <span>
        <strong>{name}</strong> <code>{start}…</code>{' '}
        {expired && (
          <span className="tag" data-tone="attention">
            {say('api-key.expired')}
          </span>
        )}
        <br />
        {scopes.map((scope) => say(scopeWords(scope))).join(' · ')}
        <br />
        <span className="quiet">
          {say('api-key.expires', { time: at(expiresAt) })} ·{' '}
          {lastUsedAt
            ? say('account.last-used', { time: at(lastUsedAt) })
            : say('account.never-used')}
        </span>
      </span>
      <AskFirst
        label={say('api-key.revoke')}
        name={say('api-key.revoke-of', { name })}
        question={say('api-key.revoke-about', { name })}
        busy={busy}
        onYes={onRevoke}
      />
    </li>
  );
}
