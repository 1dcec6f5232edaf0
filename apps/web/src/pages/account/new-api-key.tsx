import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import { FreshSecret } from '../../parts/fresh-secret.js';

type Scope = Schemas['NewApiKey']['scopes'][number];

interface Props {
  areas: ('showcase' | 'company')[];
  onMade: () => Promise<unknown>;
}

/** Asks what a key is for, what it may do and for how long; then shows it, once. */
export function NewApiKey({ areas, onMade }: Props) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState<number | string>(90);
  const say = useSay();
  const make = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/api-keys', {
          body: { name: name.trim(), scopes: scopes as Scope[], days: Number(days) },
        }),
      ),
    onSuccess: async () => {
      setName('');
      setScopes([]);
      await onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data)
    return (
      <FreshSecret
        title={say('api-key.fresh')}
        secret={make.data.token}
        onDone={() => make.reset()}
      />
    );
  return (
    <form onSubmit={submit} className="form">
      <div className="field-row">
        <TextInput
          label={say('api-key.name')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <NumberInput
          label={say('api-key.days')}
          required
          min={1}
          max={365}
          allowDecimal={false}
          hideControls
          value={days}
          onChange={setDays}
        />
      </div>
      <Checkbox.Group label={say('api-key.scopes')} required value={scopes} onChange={setScopes}>
        <div className="checks" data-dense>
          {areas.flatMap((area) =>
            (['read', 'write'] as const).map((right) => (
              <Checkbox
                key={`${area}:${right}`}
                value={`${area}:${right}`}
                label={say(`api-key.scope.${area}.${right}`)}
              />
            )),
          )}
        </div>
      </Checkbox.Group>
      {make.isError && <ErrorView error={make.error} />}
      <Button type="submit" w="fit-content" loading={make.isPending} disabled={scopes.length === 0}>
        {say('api-key.create')}
      </Button>
    </form>
  );
}
