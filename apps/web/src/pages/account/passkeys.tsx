import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf } from '../../api/client.js';
import { AskFirst } from '../../parts/ask-first.js';
import { PasskeyTrouble } from '../../parts/passkey-trouble.js';
import { useSay } from '../../say.js';

import { Section } from '../../parts/section.js';
import { useAt } from '../../parts/use-at.js';

const queryKey = ['passkeys'];

/** Passkeys of organisers and administrators; who is neither any more can still take his out. */
export function Passkeys({ staff }: { staff: boolean }) {
  const say = useSay();
  const at = useAt();
  const client = useQueryClient();
  const passkeys = useQuery({ queryKey, queryFn: () => bodyOf(api.GET('/api/v1/passkeys')) });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/passkeys/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const items = passkeys.data?.items ?? [];
  if (!staff && items.length === 0) return null;
  return (
    <Section
      title={say('passkey.title')}
      about={say('passkey.about')}
      error={passkeys.error ?? remove.error}
    >
      <ul className="plain-list">
        {items.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id} className="line-item drawer-item">
            <span>
              <strong>{name}</strong>
              <br />
              <span className="quiet">
                {say('account.added', { time: at(createdAt) })} ·{' '}
                {lastUsedAt
                  ? say('account.last-used', { time: at(lastUsedAt) })
                  : say('account.never-used')}
              </span>
            </span>
            <AskFirst
              label={say('action.remove')}
              name={say('passkey.remove', { name })}
              question={say('passkey.remove-about', { name })}
              busy={remove.isPending && remove.variables === id}
              onYes={() => remove.mutate(id)}
            />
          </li>
        ))}
      </ul>
      {staff && <AddPasskey />}
    </Section>
  );
}

function AddPasskey() {
  const [name, setName] = useState('');
  const say = useSay();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: async () => {
      const optionsJSON = await bodyOf(api.POST('/api/v1/passkeys/offer'));
      const response = await startRegistration({ optionsJSON });
      // No extensions are asked for, so none are answered.
      const made = { ...response, clientExtensionResults: {} };
      await api.POST('/api/v1/passkeys', { body: { name: name.trim(), response: made } });
    },
    onSuccess: async () => {
      setName('');
      await client.invalidateQueries({ queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  if (!browserSupportsWebAuthn()) return <p className="quiet">{say('passkey.unsupported')}</p>;
  return (
    <form onSubmit={submit} className="form">
      <TextInput
        label={say('passkey.name')}
        description={say('passkey.name-about')}
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {add.isError && <PasskeyTrouble error={add.error} />}
      <Button
        type="submit"
        w="fit-content"
        loading={add.isPending}
        leftSection={<IconFingerprint size={16} aria-hidden />}
      >
        {say('passkey.add')}
      </Button>
    </form>
  );
}
