import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

/** Who runs the showcase; each can invite others by mail and take others out. */
export function Organisers({ slug }: { slug: string }) {
  const [email, setEmail] = useState('');
  const say = useSay();
  const { language } = useLanguage();
  const client = useQueryClient();
  const path = { slug };
  const list = useQuery({
    queryKey: ['organisers', slug],
    queryFn: () => bodyOf(api.GET('/api/v1/showcases/{slug}/organisers', { params: { path } })),
  });
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisers', slug] }),
  });
  if (list.isError) return <ErrorView error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const invite = (event: FormEvent) => {
    event.preventDefault();
    const body = { email: email.trim(), language };
    act.mutate(() => api.POST('/api/v1/showcases/{slug}/organisers', { params: { path }, body }), {
      onSuccess: () => setEmail(''),
    });
  };
  return (
    <section className="card" style={{ padding: 16 }}>
      <p className="quiet" style={{ marginTop: 0 }}>
        {say('organisers.about')}
      </p>
      {act.isError && <ErrorView error={act.error} />}
      <ul className="plain-list">
        {list.data.organisers.map(({ userId, name, email: address }) => (
          <li key={userId} className="line-item wish-row">
            <span>
              {name} <span className="quiet">{address}</span>
            </span>
            <AskFirst
              label={say('action.remove')}
              question={say('organisers.remove-about', { name })}
              busy={act.isPending}
              onYes={() =>
                act.mutate(() =>
                  api.DELETE('/api/v1/showcases/{slug}/organisers/{userId}', {
                    params: { path: { slug, userId } },
                  }),
                )
              }
            />
          </li>
        ))}
        {list.data.invited.map(({ id, email: address, createdAt }) => (
          <li key={id} className="line-item wish-row">
            <span>
              {address}{' '}
              <span className="tag">
                {say('organisers.invited', {
                  time: `${shortDay(createdAt, zone, language)} ${clockTime(createdAt, zone)} ${zoneName(createdAt, zone)}`,
                })}
              </span>
            </span>
            <Button
              variant="default"
              onClick={() =>
                act.mutate(() =>
                  api.DELETE('/api/v1/showcases/{slug}/organisers/invitations/{invitationId}', {
                    params: { path: { slug, invitationId: id } },
                  }),
                )
              }
            >
              {say('organisers.take-back')}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={invite} className="field-row" style={{ alignItems: 'end', marginTop: 16 }}>
        <TextInput
          type="email"
          required
          label={say('organisers.invite')}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" loading={act.isPending} w="fit-content">
          {say('people.send')}
        </Button>
      </form>
    </section>
  );
}
