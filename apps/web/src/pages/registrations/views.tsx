import { Button, Checkbox, Popover, Tabs, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api } from '../../api/client.js';
import { overviewQuery, viewsQuery } from '../../api/queries.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import { searchOf, states, viewOf, type RegistrationSearch } from './search.js';

interface Props {
  slug: string;
  search: RegistrationSearch;
  onView: (search: RegistrationSearch) => void;
}

/** Views as tabs: the states, then those that were saved under a name. */
export function Views({ slug, search, onView }: Props) {
  const say = useSay();
  const overview = useQuery(overviewQuery(slug));
  const views = useQuery(viewsQuery(slug)).data?.items ?? [];
  const counts = overview.data?.participants ?? [];
  const count = (name: string) =>
    counts
      .filter(({ status }) => name === 'all' || status === name)
      .reduce((sum, { count: each }) => sum + each, 0);
  const now = viewOf(search);
  const saved = views.find(({ query }) => query === now);
  const state = states.find((each) => each === search.view) ?? 'all';
  const choose = (value: string | null) => {
    const view = views.find(({ id }) => id === value);
    if (view) onView(searchOf(view.query));
    else onView({ ...searchOf(''), view: value === 'all' ? undefined : (value ?? undefined) });
  };
  return (
    <div className="view-tabs">
      <Tabs value={saved?.id ?? state} onChange={choose}>
        <Tabs.List>
          {(['all', ...states] as const).map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              rightSection={<span className="tag">{count(name)}</span>}
            >
              {say(name === 'all' ? 'country.all' : `state.${name}`)}
            </Tabs.Tab>
          ))}
          {views.map(({ id, name, shared }) => (
            <Tabs.Tab
              key={id}
              value={id}
              rightSection={
                shared && <IconUsers size={14} role="img" aria-label={say('views.shared')} />
              }
            >
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {saved?.mine ? (
        <RemoveView slug={slug} id={saved.id} name={saved.name} />
      ) : (
        !saved && now !== '' && <SaveView slug={slug} query={now} />
      )}
    </div>
  );
}

function SaveView({ slug, query }: { slug: string; query: string }) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const say = useSay();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/showcases/{slug}/views', {
        params: { path: { slug } },
        body: { name: name.trim(), query, shared },
      }),
    onSuccess: async () => {
      close();
      setName('');
      await client.invalidateQueries(viewsQuery(slug));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Popover opened={opened} onClose={close} trapFocus position="bottom-end">
      <Popover.Target>
        <Button size="xs" variant="subtle" onClick={toggle}>
          {say('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="form" onSubmit={submit}>
          <TextInput
            data-autofocus
            required
            maxLength={60}
            label={say('views.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Checkbox
            label={say('views.for-team')}
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          {save.isError && <ErrorView error={save.error} />}
          <Button type="submit" size="xs" loading={save.isPending} w="fit-content">
            {say('form.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function RemoveView({ slug, id, name }: { slug: string; id: string; name: string }) {
  const say = useSay();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/showcases/{slug}/views/{viewId}', {
        params: { path: { slug, viewId: id } },
      }),
    onSettled: () => client.invalidateQueries(viewsQuery(slug)),
  });
  return (
    <AskFirst
      label={say('views.remove')}
      question={say('views.remove-about', { name })}
      busy={remove.isPending}
      onYes={() => remove.mutate()}
    />
  );
}
