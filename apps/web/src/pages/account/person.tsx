import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, type Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { Language } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { SavedAt } from '../../parts/saved-at.js';
import { useSay } from '../../say.js';
import { useChangeLanguage } from '../../shell/use-change-language.js';

/** Name, which is saved when asked, and language, which changes at once. */
export function Person({ user }: { user: NonNullable<Schemas['Me']['user']> }) {
  const [name, setName] = useState(user.name);
  const say = useSay();
  const client = useQueryClient();
  const changeLanguage = useChangeLanguage();
  const save = useMutation({
    mutationFn: () => api.PATCH('/api/v1/me', { body: { name: name.trim() } }),
    onSuccess: () => client.invalidateQueries(meQuery),
  });
  const language = useMutation({ mutationFn: changeLanguage });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const error = save.error ?? language.error;
  return (
    <form onSubmit={submit} className="card form">
      <p style={{ margin: 0 }}>{user.email}</p>
      <div className="field-row">
        <TextInput
          label={say('account.name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={say('account.language')}
          allowDeselect={false}
          value={user.language}
          data={(['ko', 'en'] as const).map((value) => ({
            value,
            label: say(`language.${value}`),
          }))}
          onChange={(next) => language.mutate(next as Language)}
        />
      </div>
      {error && <ErrorView error={error} />}
      <div className="form-foot">
        <Button type="submit" loading={save.isPending}>
          {say('form.save')}
        </Button>
        <SavedAt
          saving={save.isPending}
          at={save.isSuccess ? new Date(save.submittedAt).toISOString() : null}
        />
      </div>
    </form>
  );
}
